package dev.bookingkit.check;

import dev.bookingkit.check.Ledger.Made;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Books, with and without a hold, and changes what it has booked. */
final class PlayBookings {

    private static final int MOST = 40;

    private final Requests requests;
    private final Ledger ledger;
    private final World world;
    private final List<String> mine = new ArrayList<>();

    PlayBookings(Requests requests, World world) {
        this.requests = requests;
        this.ledger = requests.ledger();
        this.world = world;
    }

    /** What is wanted, and whether its request is repeated. */
    private record Wish(String type, String provider, Instant start, boolean again) {}

    private Wish wish(Turn turn) {
        return new Wish(
                turn.any(world.eventTypes()), turn.any(world.providers()), world.start(turn.random()), turn.oneOf(5));
    }

    void place(Turn turn) throws InterruptedException {
        if (mine.size() >= MOST) {
            reschedule(turn);
            return;
        }
        Wish wish = wish(turn);
        Answer answer = book(wish, turn.key(), Map.of());
        requests.expect(answer.created() || answer.lost(), "book", answer);
    }

    /** Some holds are left to expire. */
    void hold(Turn turn) throws InterruptedException {
        Wish wish = wish(turn);
        boolean left = turn.oneOf(4);
        Map<String, Object> slot = Map.of(
                "eventTypeId",
                wish.type(),
                "providerId",
                wish.provider(),
                "start",
                wish.start().toString());
        Answer held = requests.post("hold", "/v1/holds", slot, turn.key(), wish.again());
        requests.expect(held.created() || held.lost(), "hold", held);
        if (!held.created()) {
            return;
        }
        Instant expiresAt = Instant.parse(held.body().get("expiresAt").asText());
        ledger.held(held.id(), expiresAt);
        if (!left) {
            String token = held.body().get("holdToken").asText();
            Answer booked = book(wish, turn.key("held"), Map.of("holdToken", token));
            boolean expired = booked.status() == 410 && !Instant.now().isBefore(expiresAt);
            requests.expect(booked.created() || expired, "book what is held until " + expiresAt, booked);
            if (booked.created()) {
                ledger.heldAndBooked(held.id());
            }
        }
    }

    private Answer book(Wish wish, String key, Map<String, Object> more) throws InterruptedException {
        Map<String, Object> order = new HashMap<>(Requests.order(wish.type(), wish.provider(), key));
        order.put("start", wish.start().toString());
        order.putAll(more);
        Answer answer = requests.post("book", "/v1/bookings", order, key, wish.again());
        if (answer.created()) {
            ledger.acknowledged(key, new Made("booking", answer.id()));
            ledger.known(answer.body());
            mine.add(answer.id());
        } else {
            ledger.refused(key);
        }
        return answer;
    }

    void reschedule(Turn turn) throws InterruptedException {
        if (mine.isEmpty()) {
            place(turn);
            return;
        }
        String path = "/v1/bookings/" + turn.any(mine) + "/reschedule";
        Map<String, Object> start = Map.of("start", world.start(turn.random()).toString());
        Answer answer = requests.post("reschedule", path, start, turn.key(), turn.oneOf(5));
        if (answer.ok()) {
            ledger.known(answer.body());
        }
        requests.expect(answer.ok() || answer.lost(), "reschedule", answer);
    }

    /** @param status what it leads to, where it is possible */
    void act(Turn turn, String operation, Map<String, Object> body, String status) throws InterruptedException {
        if (mine.isEmpty()) {
            place(turn);
            return;
        }
        String booking = turn.any(mine);
        String path = "/v1/bookings/" + booking + "/" + operation;
        Answer answer = requests.post(operation, path, body, turn.key(), turn.oneOf(5));
        if (!answer.ok()) {
            requests.expect(answer.status() == 409, operation, answer);
            return;
        }
        ledger.known(answer.body());
        requests.expect(answer.body().path("status").asText().equals(status), operation, answer);
        if (!status.equals("confirmed")) {
            mine.remove(booking);
        }
    }
}
