package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every listed slot books, every other start is refused with the reason that the explanation gives: over HTTP against the
 * running services, which share nothing but the database. And where the engine sees a booking or its buffers in the way, the
 * claims table refuses too, and only there: the buffers of neighbours add up in both. One provider, alone or with sessions, with or
 * without somebody who stands in while they are away, or a team of any strategy, booked outright or from a hold.
 *
 * <p>{@code -Dbookingkit.seed=…} repeats a run's schedules, {@code -Dbookingkit.schedules=…} says how many there are.
 */
@NullUnmarked
@ExtendWith(SharedSuite.class)
class ListedSlotsIT {

    private static final int SCHEDULES = Integer.getInteger("bookingkit.schedules", 200);
    private static final long SEED = Long.getLong("bookingkit.seed", System.nanoTime());
    private static final int CLIENTS = 6;
    private static final int BOOKINGS_IN_THE_WAY = 3;
    private static final int BOOKINGS = 3;

    private final SlotTally tally = new SlotTally();

    @Test
    void everyListedSlotBooksAndEveryOtherStartIsRefusedAsExplained(RunningSuite suite) throws Exception {
        System.out.println("ListedSlotsIT: -Dbookingkit.seed=" + SEED);
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            SlotClient client = new SlotClient(http, suite);
            List<Future<?>> schedules = new ArrayList<>();
            for (int i = 0; i < SCHEDULES; i++) {
                int number = i;
                schedules.add(clients.submit(() -> checkOne(suite, client, number)));
            }
            for (Future<?> schedule : schedules) {
                schedule.get();
            }
        }
        System.out.println("ListedSlotsIT: " + SCHEDULES + " schedules, " + tally);
        assertThat(tally.stoodIn()).isPositive();
        assertThat(tally.probes()).isPositive();
        assertThat(tally.reasons())
                .contains(
                        "outside_availability",
                        "blocked_date",
                        "out_of_office",
                        "already_booked",
                        "held",
                        "buffer_conflict",
                        "notice_too_short",
                        "beyond_horizon",
                        "cap_reached",
                        "not_released",
                        "off_grid",
                        "inactive");
    }

    private Void checkOne(RunningSuite suite, SlotClient client, int number) throws Exception {
        Random random = new Random(SEED + number);
        RandomSchedule schedule = RandomSchedule.of(random, Instant.now());
        String name = "seed " + SEED + ", schedule " + number + ": " + schedule;
        try (ClaimsProbe claims = new ClaimsProbe(suite)) {
            OfferedSchedule offered = OfferedSchedule.create(client, schedule);
            SlotCase one = new SlotCase(name, random, offered, claims, tally);
            one.book(offered.other(), BOOKINGS_IN_THE_WAY);
            one.book(offered.asked(), BOOKINGS);
            one.refuseWhatIsNotListed();
            one.probeClaims();
            one.refuseWhenInactive();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(name, e);
        }
        return null;
    }
}
