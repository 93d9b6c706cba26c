package dev.bookingkit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How fast the relay empties a full outbox, in the order of each key. */
final class OutboxFigures implements Group {

    private static final int EVENTS = 60_000;
    private static final int KEYS = 500;
    private static final int ROUNDS = 2;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static final String FILL = """
            INSERT INTO outbox (organization_id, service, topic, aggregatetype, aggregateid, type, payload)
            SELECT id, 'booking_service', 'booking_events', 'booking', md5('round %1$d key ' || n %% %2$d)::uuid, 'booking.created',
                   jsonb_build_object('bookingId', md5('round %1$d key ' || n %% %2$d)::uuid, 'organizationId', id, 'eventTypeId', id,
                     'providerId', id, 'providerIds', ARRAY[id], 'sequence', n / %2$d + 1, 'fromStatus', null,
                     'toStatus', 'confirmed', 'startsAt', '2030-01-01T09:00:00Z', 'endsAt', '2030-01-01T09:30:00Z',
                     'actor', 'system:fill', 'occurredAt', '2030-01-01T08:00:00.000000Z')
            FROM organizations, generate_series(0, %3$d - 1) AS n WHERE slug = 'demo' ORDER BY n
            """;

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of());
                AutoCloseable paused =
                        suite.paused("notifications-service", "payments-service", "availability-service")) {
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rates.add(drain(suite, round));
            }
            return List.of(new Figure(
                    "outbox → topic, in order",
                    rates.getLast(),
                    "/s",
                    Goal.atLeast(3_000),
                    String.format(
                            Locale.ROOT,
                            "%,d waiting events of %d bookings, the second time (the first: %.0f/s)",
                            EVENTS,
                            KEYS,
                            rates.getFirst())));
        }
    }

    private static double drain(Suite suite, int round) throws Exception {
        try (Topic topic = new Topic(suite.kafka())) {
            suite.sql().execute(FILL.formatted(round, KEYS, EVENTS));
            long begin = System.nanoTime();
            Map<String, Integer> last = new HashMap<>();
            int seen = 0;
            while (seen < EVENTS) {
                for (ConsumerRecord<String, byte[]> message : topic.read()) {
                    seen += follow(message, last);
                }
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new IllegalStateException("only " + seen + " of " + EVENTS + " events came");
                }
            }
            return EVENTS / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** 1 for the next event of its key; one that is missing or overtaken ends the run. */
    private static int follow(ConsumerRecord<String, byte[]> message, Map<String, Integer> last) throws IOException {
        JsonNode event = Suite.JSON.readTree(message.value());
        int sequence = event.get("sequence").asInt();
        int before = last.getOrDefault(message.key(), 0);
        if (sequence != before + 1) {
            throw new IllegalStateException("event " + sequence + " of " + message.key() + " came after " + before);
        }
        last.put(message.key(), sequence);
        return 1;
    }

    /** Until everything has been published. */
    static void awaitEmpty(Suite suite) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (suite.sql().number("SELECT count(*) FROM outbox WHERE service = 'booking_service'") > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the outbox is not emptied");
            }
            Thread.sleep(50);
        }
    }
}
