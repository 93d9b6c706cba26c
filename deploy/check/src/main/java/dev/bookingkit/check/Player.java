package dev.bookingkit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One client that does this and that, decided by its seed, and remembers what it was told. */
final class Player implements Runnable {

    private static final int MOST_BOOKINGS = 40;
    private static final int KEPT_ANSWERS = 20;

    private final Client client;
    private final World world;
    private final Ledger ledger;
    private final String name;
    private final RandomGenerator random;
    private final int operations;
    private final List<String> mine = new ArrayList<>();
    private final List<Replay> replays = new ArrayList<>();
    private int counter;

    /** A request that was answered; the same again must get the same answer. */
    private record Replay(String path, Object body, String key, Answer answer) {}

    Player(Client client, World world, Ledger ledger, long seed, int number, int operations) {
        this.client = client;
        this.world = world;
        this.ledger = ledger;
        this.name = "player-" + number;
        this.random = new SplittableRandom(seed * 1_000_003 + number);
        this.operations = operations;
    }

    @Override
    public void run() {
        try {
            for (int i = 0; i < operations; i++) {
                step();
            }
            for (Replay replay : replays) {
                repeat(replay);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            ledger.broken("P10", name + " gave up: " + failure);
        }
    }

    private void step() throws InterruptedException {
        int dice = random.nextInt(100);
        if (mine.isEmpty() || (dice < 38 && mine.size() < MOST_BOOKINGS)) {
            place();
        } else if (dice < 50) {
            hold();
        } else if (dice < 60) {
            session();
        } else if (dice < 65) {
            series();
        } else {
            change(mine.get(random.nextInt(mine.size())), dice);
        }
    }

    private void change(String booking, int dice) throws InterruptedException {
        if (dice < 78) {
            reschedule(booking);
        } else if (dice < 84) {
            act(booking, "confirm", Map.of(), "confirmed");
        } else if (dice < 88) {
            act(booking, "reject", Map.of("reason", "busy"), "rejected");
        } else {
            act(booking, "cancel", Map.of("reason", "ill"), "cancelled");
        }
    }

    private void place() throws InterruptedException {
        book(anyType(), world.provider(random), world.start(random), null);
    }

    private void book(String type, String provider, Instant start, @Nullable String holdToken)
            throws InterruptedException {
        String key = nextKey();
        Map<String, Object> order = order(type, provider, key);
        order.put("start", start.toString());
        if (holdToken != null) {
            order.put("holdToken", holdToken);
        }
        Answer answer = post("book", "/v1/bookings", order, key);
        if (answer.created()) {
            ledger.acknowledged(key, answer.id());
            mine.add(answer.id());
            learn(answer.body());
        } else {
            ledger.refused(key);
            expect(answer.lost() && holdToken == null || answer.status() == 410, "book", answer);
        }
    }

    private void hold() throws InterruptedException {
        String type = anyType();
        String provider = world.provider(random);
        Instant start = world.start(random);
        Answer held = post(
                "hold",
                "/v1/holds",
                Map.of("eventTypeId", type, "providerId", provider, "start", start.toString()),
                nextKey());
        if (held.created()) {
            book(type, provider, start, held.body().get("holdToken").asText());
        } else {
            expect(held.lost(), "hold", held);
        }
    }

    /** Everybody wants seats of the same few sessions. */
    private void session() throws InterruptedException {
        String key = nextKey();
        Map<String, Object> order =
                order(world.groups().getFirst(), world.providers().getFirst(), key);
        order.put(
                "start",
                world.firstDay()
                        .atTime(random.nextInt(24), 0)
                        .toInstant(java.time.ZoneOffset.UTC)
                        .toString());
        Answer answer = post("seat", "/v1/bookings", order, key);
        expect(answer.created() || answer.lost(), "seat", answer);
        if (answer.created() && random.nextInt(3) > 0 && answer.body().hasNonNull("seatId")) {
            String seat = "/v1/bookings/" + answer.id() + "/seats/"
                    + answer.body().get("seatId").asText();
            Answer gone = client.delete(seat);
            ledger.done("leave seat", gone.status());
            expect(gone.ok() || gone.status() == 404 || gone.lost(), "leave seat", gone);
        }
    }

    private void series() throws InterruptedException {
        String key = nextKey();
        Map<String, Object> order = order(world.eventTypes().getFirst(), world.provider(random), key);
        order.put("start", world.start(random).toString());
        order.put("frequency", "weekly");
        order.put("count", 2 + random.nextInt(4));
        order.put("onConflict", random.nextBoolean() ? "skip" : "fail");
        Answer answer = post("series", "/v1/recurring-series", order, key);
        expect(answer.created() || answer.lost(), "series", answer);
        if (answer.created()) {
            Answer cancelled =
                    post("cancel series", "/v1/recurring-series/" + answer.id() + "/cancel", Map.of(), nextKey());
            expect(cancelled.ok(), "cancel series", cancelled);
        }
    }

    private void reschedule(String booking) throws InterruptedException {
        Answer answer = post(
                "reschedule",
                "/v1/bookings/" + booking + "/reschedule",
                Map.of("start", world.start(random).toString()),
                nextKey());
        if (answer.ok()) {
            learn(answer.body());
        } else {
            expect(answer.lost(), "reschedule", answer);
        }
    }

    private void act(String booking, String operation, Map<String, Object> body, String status)
            throws InterruptedException {
        Answer answer = post(operation, "/v1/bookings/" + booking + "/" + operation, body, nextKey());
        if (answer.ok()) {
            learn(answer.body());
            expect(answer.body().path("status").asText().equals(status), operation, answer);
            if (!status.equals("confirmed")) {
                mine.remove(booking);
            }
        } else {
            expect(answer.status() == 409, operation, answer);
        }
    }

    private Answer post(String operation, String path, Map<String, Object> body, String key)
            throws InterruptedException {
        Answer answer = client.post(path, body, key);
        ledger.done(operation, answer.status());
        if (answer.status() == 422 && answer.text().contains("idempotency-conflict")) {
            ledger.broken("P2", "POST " + path + " " + body + " under " + key + " answered " + answer.text());
        }
        if (answer.ok() && replays.size() < KEPT_ANSWERS && random.nextInt(5) == 0) {
            replays.add(new Replay(path, body, key, answer));
        }
        return answer;
    }

    private void repeat(Replay replay) throws InterruptedException {
        Answer again = client.post(replay.path(), replay.body(), replay.key());
        if (again.status() != replay.answer().status()
                || !again.text().equals(replay.answer().text())) {
            ledger.broken(
                    "P2",
                    replay.path() + " under " + replay.key() + " answered " + replay.answer() + ", then " + again);
        }
    }

    private void learn(JsonNode booking) {
        ledger.known(
                booking.get("id").asText(),
                booking.get("status").asText(),
                Instant.parse(booking.get("startsAt").asText()));
    }

    private void expect(boolean fine, String operation, Answer answer) {
        if (!fine && answer.status() < 500) {
            ledger.broken("P5", operation + " answered " + answer.status() + " " + answer.text());
        }
    }

    private String anyType() {
        return world.eventTypes().get(random.nextInt(world.eventTypes().size()));
    }

    private static Map<String, Object> order(String type, String provider, String key) {
        Map<String, Object> order = new HashMap<>();
        order.put("eventTypeId", type);
        order.put("providerId", provider);
        order.put("customer", Map.of("name", "Player", "email", key + "@example.org"));
        order.put("metadata", Map.of("key", key));
        return order;
    }

    private String nextKey() {
        return name + "-" + counter++;
    }
}
