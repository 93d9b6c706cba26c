package dev.bookingkit.bench;

import dev.bookingkit.bench.load.ClosedLoad;
import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.load.WarmUp;
import dev.bookingkit.bench.load.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** How fast the seats of one session sell, to more guests than there are seats: all of them, and none twice. */
final class SeatFigures implements Group {

    private static final int SEATS = 4_000;
    private static final int TOO_MANY = 200;
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of());
                AutoCloseable paused = suite.paused("notifications-service", "payments-service")) {
            WarmUp.untilSteady(() -> sell(suite, SEATS).perSecond());
            ClosedLoad.Outcome outcome = sell(suite, SEATS);
            return List.of(new Figure(
                    "seats sold in one session",
                    outcome.perSecond(),
                    "/s",
                    Goal.atLeast(400),
                    String.format(
                            Locale.ROOT,
                            "%,d seats and %d refusals over %d connections; %s",
                            SEATS,
                            TOO_MANY,
                            CONNECTIONS,
                            Figure.spread(outcome.latencies()))));
        }
    }

    private static ClosedLoad.Outcome sell(Suite suite, int seats) throws Exception {
        Calendar calendar = Calendar.open(suite, "session", seats);
        String session = suite.create(
                        "/v1/bookings", calendar.booking(calendar.starts(1).getFirst(), "first"))
                .get("id")
                .asText();
        AtomicInteger sold = new AtomicInteger(1);
        AtomicInteger refused = new AtomicInteger();
        ClosedLoad.Outcome outcome = new ClosedLoad(CONNECTIONS, PATIENCE)
                .run(() -> new Guest(suite.connect(), session, sold, refused), seats - 1 + TOO_MANY);
        long taken = suite.sql().number("SELECT seats_taken FROM bookings WHERE id = ?", UUID.fromString(session));
        if (sold.get() != seats || refused.get() != TOO_MANY || taken != seats) {
            throw new IllegalStateException(
                    "of " + seats + " seats " + sold + " were sold, " + taken + " are taken, " + refused + " refused");
        }
        return outcome;
    }

    /** Takes seats over a connection of its own. */
    private record Guest(HttpConnection connection, String session, AtomicInteger sold, AtomicInteger refused)
            implements Worker, AutoCloseable {

        @Override
        public void send(int number) throws Exception {
            HttpConnection.Answer answer = connection.post(
                    "/v1/bookings/" + session + "/seats",
                    "{\"name\":\"Guest\",\"email\":\"guest" + number + "@example.org\"}");
            switch (answer.status()) {
                case 201 -> sold.incrementAndGet();
                case 409 -> refused.incrementAndGet();
                default -> throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
            }
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
