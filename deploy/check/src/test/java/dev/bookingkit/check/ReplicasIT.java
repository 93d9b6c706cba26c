package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each replica of availability-service keeps answers of its own. */
class ReplicasIT {

    /** {@code bookingkit.slots-cache.max-age}, and time for the request that reads it anew. */
    private static final Duration STATED_AGE = Duration.ofSeconds(5).plusSeconds(2);

    private static final int ROUNDS = 5;
    private static final int LOOKS = 5;

    private final RunningSuite suite;
    private final Ledger ledger = new Ledger();
    private final Client gateway;
    private final List<Client> replicas;
    private final World world;

    ReplicasIT() throws Exception {
        suite = SharedSuite.get();
        gateway = new Client(suite.get("gateway"), suite.get("secretKey"), ledger);
        replicas = suite.replicas("availability-service").stream()
                .map(address -> new Client(address, suite.get("secretKey"), ledger))
                .toList();
        world = World.create(gateway, System.nanoTime(), 1);
    }

    @Test
    void noneListsWhatIsBookedForLongerThanTheStatedAge() throws Exception {
        assertThat(replicas).hasSize(2);
        for (int round = 0; round < ROUNDS; round++) {
            assertSoonNotListedOnceBooked(start(round));
        }
        assertThat(ledger.violations()).isEmpty();
    }

    /** No event tells the replicas of a booking. */
    @Test
    void norWhileKafkaIsFrozen() throws Exception {
        List<ProcessHandle> kafka = new Processes(suite).kafka();
        assertThat(kafka).isNotEmpty();
        assertSoonNotListedOnceBooked(start(0));
        Processes.signal("STOP", kafka);
        try {
            for (int round = 1; round < ROUNDS; round++) {
                assertSoonNotListedOnceBooked(start(round));
            }
        } finally {
            Processes.signal("CONT", kafka);
        }
        assertSoonNotListedOnceBooked(start(ROUNDS));
        assertThat(ledger.violations()).isEmpty();
    }

    private Instant start(int round) {
        return world.firstDay().atTime(8, 0).plusHours(round).toInstant(ZoneOffset.UTC);
    }

    private void assertSoonNotListedOnceBooked(Instant start) throws InterruptedException {
        for (Client replica : replicas) {
            assertThat(lists(replica, start)).as("before").isTrue();
            assertThat(lists(replica, start)).as("from memory").isTrue();
        }

        Answer booked =
                gateway.post("/v1/bookings", order(start), UUID.randomUUID().toString());

        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        long deadline = System.nanoTime() + STATED_AGE.toNanos();
        for (Client replica : replicas) {
            while (lists(replica, start) && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            for (int look = 0; look < LOOKS; look++) {
                assertThat(lists(replica, start)).as("%s", start).isFalse();
            }
        }
    }

    private Map<String, Object> order(Instant start) {
        return Map.of(
                "eventTypeId",
                world.eventTypes().getFirst(),
                "providerId",
                world.providers().getFirst(),
                "start",
                start.toString(),
                "customer",
                Map.of("name", "Guest", "email", "guest@example.org"));
    }

    private boolean lists(Client replica, Instant start) throws InterruptedException {
        Answer answer =
                replica.get("/v1/slots?eventTypeId=" + world.eventTypes().getFirst() + "&providerId="
                        + world.providers().getFirst() + "&start=" + world.firstDay() + "&end="
                        + world.firstDay().plusDays(1) + "&timeZone=UTC");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("data").spliterator(), false)
                .anyMatch(slot -> slot.get("start").asText().equals(start.toString()));
    }
}
