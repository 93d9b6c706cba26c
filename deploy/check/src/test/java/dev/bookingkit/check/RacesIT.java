package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Several clients, three instances of booking-service, one database: always the right number of winners, and everybody else is
 * told clearly, at once. A reached cap is no conflict but a time that is not offered (422, {@code cap_reached}).
 */
@NullUnmarked
class RacesIT {

    private static final int ROUNDS = 12;
    private static final int CLIENTS = 24;
    private static final String SLOT_TAKEN = "409 slot-taken";
    private static final Instant DAY = LocalDate.now(ZoneOffset.UTC)
            .plusDays(3)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();

    private final Ledger ledger = new Ledger();
    private RunningSuite suite;
    private Client client;
    private String provider;

    @BeforeEach
    void openProvider() throws Exception {
        suite = SharedSuite.get();
        client = new Client(suite.get("gateway"), suite.get("secretKey"), ledger);
        provider = provider();
    }

    @AfterEach
    void nothingWentWrong() throws Exception {
        assertThat(ledger.violations()).isEmpty();
        assertThat(ledger.unsettled())
                .as("attempts that were answered by a 5xx or idempotency-in-flight, or not at all")
                .isEmpty();
        assertThat(Files.readString(suite.logs().resolve("postgres/log/server.log")))
                .doesNotContain("40P01");
    }

    @Test
    void oneSlotIsSoldOnce() throws Exception {
        String type = eventType(Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            Instant start = at(round);
            List<Answer> answers = race(IntStream.range(0, CLIENTS)
                    .mapToObj(i -> place(type, start))
                    .toList());
            assertWinners(answers, 1, SLOT_TAKEN);
        }
    }

    @Test
    void oneFreeTimeTakesOneOfTwoThatMoveThere() throws Exception {
        String type = eventType(Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            String first = booked(type, at(4 * round));
            String second = booked(type, at(4 * round + 1));
            List<Answer> answers = race(List.of(move(first, at(4 * round + 2)), move(second, at(4 * round + 2))));
            assertWinners(answers, 1, SLOT_TAKEN);
        }
    }

    @Test
    void twoThatWantEachOthersTimeBothStay() throws Exception {
        String type = eventType(Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            String first = booked(type, at(2 * round));
            String second = booked(type, at(2 * round + 1));
            List<Answer> answers = race(List.of(move(first, at(2 * round + 1)), move(second, at(2 * round))));
            assertWinners(answers, 0, SLOT_TAKEN);
        }
    }

    @Test
    void twoProvidersSwapHoursThatAreFree() throws Exception {
        String type = eventType(Map.of());
        String other = provider();
        for (int round = 0; round < ROUNDS; round++) {
            Instant now = at(2 * round);
            Instant then = at(2 * round + 1);
            String first = booked(order(type, provider, now));
            String second = booked(order(type, other, now));
            assertWinners(race(List.of(move(first, other, then), move(second, provider, then))), 2, "");
            assertWinners(race(List.of(move(first, provider, then), move(second, other, then))), 0, SLOT_TAKEN);
        }
    }

    @Test
    void theLastSeatIsSoldOnce() throws Exception {
        String type = eventType(Map.of("maxSeats", 3));
        for (int round = 0; round < ROUNDS / 2; round++) {
            Instant start = at(round);
            booked(type, start);
            booked(type, start);
            List<Answer> answers = race(IntStream.range(0, CLIENTS)
                    .mapToObj(i -> place(type, start))
                    .toList());
            assertWinners(answers, 1, SLOT_TAKEN);
        }
    }

    @Test
    void theCapsLastBookingIsMadeOnce() throws Exception {
        String type = eventType(Map.of("bookingLimits", Map.of("maxPerDay", 2)));
        for (int round = 0; round < ROUNDS / 2; round++) {
            int day = 48 * round;
            booked(type, at(day));
            List<Answer> answers = race(IntStream.range(1, CLIENTS)
                    .mapToObj(i -> place(type, at(day + i)))
                    .toList());
            assertWinners(answers, 1, "422 slot-unavailable");
            assertThat(answers)
                    .filteredOn(answer -> !answer.ok())
                    .allMatch(answer -> answer.body().get("reason").asText().equals("cap_reached"));
        }
    }

    @Test
    void aHostConfirmsOrRejects() throws Exception {
        String type = eventType(Map.of("requiresConfirmation", true));
        for (int round = 0; round < ROUNDS; round++) {
            String booking = booked(type, at(round));
            List<Answer> answers = race(List.of(act(booking, "confirm"), act(booking, "reject")));
            assertWinners(answers, 1, "409 wrong-status");
        }
    }

    @Test
    void confirmedOrNotACancelledBookingIsCancelled() throws Exception {
        String type = eventType(Map.of("requiresConfirmation", true));
        for (int round = 0; round < ROUNDS; round++) {
            String booking = booked(type, at(round));
            List<Answer> answers = race(List.of(act(booking, "cancel"), act(booking, "confirm")));
            assertThat(answers.get(0).status()).isEqualTo(200);
            assertThat(outcome(answers.get(1))).isIn("200", "409 wrong-status");
            assertThat(client.get("/v1/bookings/" + booking)
                            .body()
                            .get("status")
                            .asText())
                    .isEqualTo("cancelled");
        }
    }

    @Test
    void aTimeIsHeldOrBooked() throws Exception {
        String type = eventType(Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            Instant start = at(round);
            Map<String, Object> hold = Map.of("eventTypeId", type, "providerId", provider, "start", start.toString());
            List<Answer> answers = race(List.of(() -> client.post("/v1/holds", hold, key()), place(type, start)));
            assertWinners(answers, 1, SLOT_TAKEN);
        }
    }

    @Test
    void aSeriesIsBookedWhollyOrNotAtAll() throws Exception {
        String type = eventType(Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            Instant start = at(round);
            Map<String, Object> series = order(type, start);
            series.put("frequency", "weekly");
            series.put("count", 4);
            series.put("onConflict", "fail");
            Instant third = start.plusSeconds(14 * 86_400L);
            List<Answer> answers =
                    race(List.of(() -> client.post("/v1/recurring-series", series, key()), place(type, third)));
            assertWinners(answers, 1, SLOT_TAKEN);
            boolean whole = answers.getFirst().created();
            Answer first = place(type, start).call();
            assertThat(first.created())
                    .as("the first occurrence is free unless the series won")
                    .isEqualTo(!whole);
        }
    }

    /** @param loss how all others are answered */
    private static void assertWinners(List<Answer> answers, int count, String loss) {
        assertThat(answers.stream().filter(Answer::ok).count())
                .as("%s", answers)
                .isEqualTo(count);
        assertThat(answers)
                .filteredOn(answer -> !answer.ok())
                .allMatch(answer -> outcome(answer).equals(loss));
    }

    /** The status, and the name of the problem if it is one. */
    private static String outcome(Answer answer) {
        String type = answer.body().path("type").asText();
        return (answer.status() + " " + type.substring(type.lastIndexOf('/') + 1)).strip();
    }

    /** All at once, as nearly as a barrier can make it. */
    private static List<Answer> race(List<Callable<Answer>> runners) throws Exception {
        CyclicBarrier line = new CyclicBarrier(runners.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Callable<Answer> runner : runners) {
                running.add(threads.submit(() -> {
                    line.await();
                    return runner.call();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> runner : running) {
                answers.add(runner.get());
            }
            return answers;
        }
    }

    private Callable<Answer> place(String type, Instant start) {
        return () -> client.post("/v1/bookings", order(type, start), key());
    }

    private Callable<Answer> move(String booking, Instant start) {
        return () -> client.post("/v1/bookings/" + booking + "/reschedule", Map.of("start", start.toString()), key());
    }

    private Callable<Answer> move(String booking, String to, Instant start) {
        return () -> client.post(
                "/v1/bookings/" + booking + "/reschedule", Map.of("start", start.toString(), "providerId", to), key());
    }

    private Callable<Answer> act(String booking, String operation) {
        return () -> client.post("/v1/bookings/" + booking + "/" + operation, Map.of(), key());
    }

    private String booked(String type, Instant start) throws Exception {
        return booked(order(type, provider, start));
    }

    private String booked(Map<String, Object> order) throws Exception {
        Answer answer = client.post("/v1/bookings", order, key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private Map<String, Object> order(String type, Instant start) {
        return order(type, provider, start);
    }

    private static Map<String, Object> order(String type, String provider, Instant start) {
        Map<String, Object> order = new HashMap<>();
        order.put("eventTypeId", type);
        order.put("providerId", provider);
        order.put("start", start.toString());
        order.put("customer", Map.of("name", "Racer", "email", "racer-" + key() + "@example.org"));
        return order;
    }

    /** Who works round the clock. */
    private String provider() throws InterruptedException {
        String id = create(
                "/v1/providers",
                Map.of("userId", UUID.randomUUID().toString(), "displayName", "Wanted", "timeZone", "UTC"));
        create(
                "/v1/providers/" + id + "/availability-rules",
                Map.of("rrule", "FREQ=DAILY", "startTime", "00:00", "endTime", "00:00", "timeZone", "UTC"));
        return id;
    }

    private String eventType(Map<String, Object> more) throws InterruptedException {
        Map<String, Object> type = new HashMap<>(Map.of(
                "title",
                "Race",
                "slug",
                "race-" + UUID.randomUUID(),
                "durationMinutes",
                30,
                "priceCents",
                0,
                "currency",
                "EUR",
                "maxFutureDays",
                400));
        type.put("bufferBeforeMinutes", 0);
        type.put("bufferAfterMinutes", 0);
        type.put("minimumNoticeMinutes", 0);
        type.put("requiresConfirmation", false);
        type.put("maxSeats", 1);
        type.put("isActive", true);
        type.put("bookingLimits", Map.of());
        type.putAll(more);
        return create("/v1/event-types", type);
    }

    private String create(String path, Object body) throws InterruptedException {
        Answer answer = client.post(path, body, key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static Instant at(int slot) {
        return DAY.plusSeconds(1_800L * slot);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
