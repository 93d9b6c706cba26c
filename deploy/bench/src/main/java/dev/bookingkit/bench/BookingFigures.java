package dev.bookingkit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.bench.load.ClosedLoad;
import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.load.Latencies;
import dev.bookingkit.bench.load.OpenLoad;
import dev.bookingkit.bench.load.WarmUp;
import dev.bookingkit.bench.load.Worker;
import dev.bookingkit.bench.sql.Fill;
import dev.bookingkit.bench.sql.LoggedStatement;
import dev.bookingkit.bench.sql.Replay;
import dev.bookingkit.bench.sql.StatementLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast free slots are booked where there are a million bookings, and how much of what the database alone could do that is. */
final class BookingFigures implements Group {

    private static final int PROVIDERS = 2_000;
    private static final int UPCOMING = 5;
    private static final int PRESENT = 1_000_000;
    private static final int RATE = 150;
    private static final int WORKERS = 64;
    private static final int CONNECTIONS = 16;
    private static final int SQL_CONNECTIONS = 8;
    private static final int ROUNDS = 4;
    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(8);

    /** They would send mails about the load's bookings, and look for their payments. */
    private static final String[] OTHERS = {"notifications-service", "payments-service", "availability-service"};

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of())) {
            Fill fill = new Fill(suite.sql(), "load", PROVIDERS, "FREQ=DAILY", "00:00", "00:00", UPCOMING);
            fill.bookings(PRESENT);
            FreeTimes times = new FreeTimes(fill.offers());
            Requests booking = booking(suite, times);
            try (AutoCloseable paused = suite.paused(OTHERS)) {
                WarmUp.by(SQL_CONNECTIONS, booking);
                booking.takeOthers();
                List<Figure> figures = new ArrayList<>(atRate(suite, booking));
                figures.add(ratio(suite, times, booking));
                return figures;
            }
        }
    }

    static Requests booking(Suite suite, FreeTimes times) {
        return Requests.posts(
                suite::connect, "/v1/bookings", 201, number -> times.next().booking());
    }

    /** The second time counts: the topic's reader and batches of one event had no warm-up before the first. */
    private static List<Figure> atRate(Suite suite, Requests booking) throws Exception {
        oneLoadAtRate(suite, booking);
        return oneLoadAtRate(suite, booking);
    }

    private static List<Figure> oneLoadAtRate(Suite suite, Requests booking) throws Exception {
        OutboxFigures.awaitEmpty(suite);
        try (TopicDelays topic = new TopicDelays(suite.kafka())) {
            Latencies answers = new OpenLoad(RATE, LOAD, WORKERS).run(booking);
            String others = booking.takeOthers();
            Latencies events = topic.of(others.isEmpty() ? answers.count() : 1);
            return List.of(
                    Figure.p99("`POST /v1/bookings`, 1 million bookings present, 150/s", answers, Goal.atMost(200))
                            .and(others),
                    Figure.p99("commit → event on the topic at 150 bookings/s", events, Goal.atMost(100)));
        }
    }

    private static Figure ratio(Suite suite, FreeTimes times, Requests booking) throws Exception {
        Replay.Recording recording = record(suite, times);
        ClosedLoad load = new ClosedLoad(CONNECTIONS, ROUND);
        ClosedLoad sqlLoad = new ClosedLoad(SQL_CONNECTIONS, ROUND);
        Worker.Factory sql = () -> new Replay(suite.sql().connectAs("booking_service"), recording, () -> target(times));
        sqlLoad.run(sql);
        Comparison both =
                Comparison.of(ROUNDS, () -> afterEmpty(suite, load, booking), () -> afterEmpty(suite, sqlLoad, sql));
        return new Figure(
                        "`POST /v1/bookings` to its SQL alone over 8 connections, highest throughput",
                        both.ratio(),
                        "",
                        Goal.atLeast(0.4),
                        both.text(
                                String.format(Locale.ROOT, "service over %d connections", CONNECTIONS),
                                recording.statements().size() + " statements a booking"))
                .and(booking.takeOthers());
    }

    /** What one load left in the outbox is not to slow down the next. */
    private static ClosedLoad.Outcome afterEmpty(Suite suite, ClosedLoad load, Worker.Factory worker) throws Exception {
        OutboxFigures.awaitEmpty(suite);
        return load.run(worker);
    }

    private static Replay.Target target(FreeTimes times) {
        FreeTimes.FreeTime time = times.next();
        return new Replay.Target(time.offer().providerId(), time.offer().eventTypeId(), time.start());
    }

    private static Replay.Recording record(Suite suite, FreeTimes times) throws Exception {
        List<FreeTimes.FreeTime> last = new ArrayList<>();
        List<String> id = new ArrayList<>();
        List<LoggedStatement> statements = new StatementLog(suite.sql(), suite.postgresLog())
                .transaction("booking_service", "insert into bookings", () -> {
                    last.add(times.next());
                    try (HttpConnection connection = suite.connect()) {
                        JsonNode booking = Suite.expect(
                                201,
                                "/v1/bookings",
                                connection.post("/v1/bookings", last.getLast().booking()));
                        id.add(booking.get("id").asText());
                    }
                });
        FreeTimes.FreeTime time = last.getLast();
        return new Replay.Recording(
                statements,
                new Replay.Target(time.offer().providerId(), time.offer().eventTypeId(), time.start()),
                id.getLast());
    }
}
