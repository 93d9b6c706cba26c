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

    @Test
    void noneListsWhatIsBookedForLongerThanTheStatedAge() throws Exception {
        RunningSuite suite = SharedSuite.get();
        Ledger ledger = new Ledger();
        Client gateway = new Client(suite.get("gateway"), suite.get("secretKey"), ledger);
        List<Client> replicas = suite.replicas("availability-service").stream()
                .map(address -> new Client(address, suite.get("secretKey"), ledger))
                .toList();
        assertThat(replicas).hasSize(2);
        World world = World.create(gateway, System.nanoTime(), 1);
        for (int round = 0; round < ROUNDS; round++) {
            Instant start = world.firstDay().atTime(8, 0).plusHours(round).toInstant(ZoneOffset.UTC);
            for (Client replica : replicas) {
                assertThat(lists(replica, world, start)).as("before").isTrue();
                assertThat(lists(replica, world, start)).as("from memory").isTrue();
            }

            Answer booked = gateway.post(
                    "/v1/bookings", order(world, start), UUID.randomUUID().toString());

            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            long deadline = System.nanoTime() + STATED_AGE.toNanos();
            for (Client replica : replicas) {
                while (lists(replica, world, start) && System.nanoTime() < deadline) {
                    Thread.sleep(20);
                }
                for (int look = 0; look < LOOKS; look++) {
                    assertThat(lists(replica, world, start))
                            .as("round %d", round)
                            .isFalse();
                }
            }
        }
        assertThat(ledger.violations()).isEmpty();
    }

    private static Map<String, Object> order(World world, Instant start) {
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

    private static boolean lists(Client replica, World world, Instant start) throws InterruptedException {
        Answer answer =
                replica.get("/v1/slots?eventTypeId=" + world.eventTypes().getFirst() + "&providerId="
                        + world.providers().getFirst() + "&start=" + world.firstDay() + "&end="
                        + world.firstDay().plusDays(1) + "&timeZone=UTC");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("data").spliterator(), false)
                .anyMatch(slot -> slot.get("start").asText().equals(start.toString()));
    }
}
