package dev.bookingkit.check;

import dev.bookingkit.check.Ledger.Made;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes seats of sessions, waits for them and leaves: everybody wants those of the same few sessions. */
final class PlaySeats {

    private final Requests requests;
    private final Ledger ledger;
    private final World world;
    private final List<Seat> mine = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    /** @param seats how many of the session's */
    private record Seat(String id, String session, int seats) {

        private static Seat of(String session, String id, Answer answer) {
            return new Seat(id, session, answer.body().get("seats").asInt());
        }

        private String path() {
            return "/v1/bookings/" + session + "/seats/" + id;
        }

        /** In the words of {@link Acknowledged}. */
        private String state(String status) {
            return status + ", seats: " + seats;
        }
    }

    PlaySeats(Requests requests, World world) {
        this.requests = requests;
        this.ledger = requests.ledger();
        this.world = world;
    }

    /** By its time: opens the session where there is none. */
    void book(Turn turn) throws InterruptedException {
        String key = turn.key();
        Map<String, Object> order =
                Requests.order(world.groups().getFirst(), world.providers().getFirst(), key);
        order.put("start", sessionStart(turn).toString());
        order.put("seats", 1 + turn.random().nextInt(2));
        Answer answer = requests.post("seat", "/v1/bookings", order, key, turn.oneOf(5));
        if (answer.created()) {
            String session = answer.id();
            taken(key, Seat.of(session, answer.body().get("seatId").asText(), answer), answer);
            if (!sessions.contains(session)) {
                sessions.add(session);
            }
        } else {
            refused(key, "seat", answer);
        }
    }

    private Instant sessionStart(Turn turn) {
        return world.firstDay().atTime(turn.random().nextInt(24), 0).toInstant(ZoneOffset.UTC);
    }

    /** One that is known, which may have ended meanwhile; every other time ready to wait. */
    void join(Turn turn) throws InterruptedException {
        if (sessions.isEmpty()) {
            book(turn);
            return;
        }
        String key = turn.key();
        String session = turn.any(sessions);
        Map<String, Object> wanted = Map.of(
                "name", "Player",
                "email", Requests.email(key),
                "seats", 1 + turn.random().nextInt(2),
                "waitlist", turn.oneOf(2),
                "metadata", Map.of("key", key));
        Answer answer = requests.post("join", "/v1/bookings/" + session + "/seats", wanted, key, turn.oneOf(5));
        if (answer.created()) {
            taken(key, Seat.of(session, answer.id(), answer), answer);
        } else {
            refused(key, "join", answer);
            if (answer.text().contains("wrong-status")) {
                sessions.remove(session);
            }
        }
    }

    private void taken(String key, Seat seat, Answer answer) {
        ledger.acknowledged(key, new Made("seat", seat.id()));
        ledger.known(seat.id(), seat.state(status(answer)));
        mine.add(seat);
    }

    private void refused(String key, String operation, Answer answer) {
        ledger.refused(key);
        requests.expect(answer.lost(), operation, answer);
    }

    void leave(Turn turn) throws InterruptedException {
        if (mine.isEmpty()) {
            book(turn);
            return;
        }
        Seat seat = turn.any(mine);
        Answer gone = requests.delete("leave seat", seat.path());
        requests.expect(gone.ok(), "leave seat", gone);
        if (gone.ok()) {
            mine.remove(seat);
            ledger.known(seat.id(), seat.state("cancelled"));
        }
    }

    /** It is refused where none is on offer, and changes nothing where the seat is taken already. */
    void accept(Turn turn) throws InterruptedException {
        if (mine.isEmpty()) {
            book(turn);
            return;
        }
        Seat seat = turn.any(mine);
        Answer answer = requests.post("accept seat", seat.path() + "/accept", Map.of(), turn.key(), turn.oneOf(5));
        requests.expect(answer.ok() || answer.lost(), "accept seat", answer);
        if (answer.ok()) {
            ledger.known(seat.id(), seat.state(status(answer)));
        }
    }

    private static String status(Answer answer) {
        return answer.body().get("status").asText();
    }
}
