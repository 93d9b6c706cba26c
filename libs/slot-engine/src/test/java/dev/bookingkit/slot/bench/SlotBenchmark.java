package dev.bookingkit.slot.bench;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.Slots;
import dev.bookingkit.slot.TeamSlot;
import dev.bookingkit.slot.TeamSlots;
import dev.bookingkit.slot.TeamStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one call costs; sampled, so that the median says something on a busy machine too. Run by {@code libs/slot-engine/benchmark}; not part of a build. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class SlotBenchmark {
    private final Question month = Question.of(30, 100);
    private final Question year = Question.of(365, 1_500);
    private final Question twoYears = Question.of(730, 3_000);
    private final Question shuffledYear = Question.of(365, 1_500).shuffled();
    private final Question cappedYear = Question.of(365, 1_500).capped();
    private final Question fillingYear = Question.of(365, 1_500).fillingTheMorningFirst();
    private final Question roundTheClock = Question.of(30, 100).roundTheClock();
    private final List<Member> team = Question.team(30, 100);
    private final Instant start = Question.START.plus(Duration.ofDays(10)).plus(Duration.ofHours(13));

    @Benchmark
    public List<Slot> oneProvider30Days100Bookings() {
        return list(month);
    }

    @Benchmark
    public List<Slot> oneProvider365Days1500Bookings() {
        return list(year);
    }

    @Benchmark
    public List<Slot> oneProvider730Days3000Bookings() {
        return list(twoYears);
    }

    @Benchmark
    public List<Slot> unsortedBookings365Days1500Bookings() {
        return list(shuffledYear);
    }

    @Benchmark
    public List<Slot> withCaps365Days1500Bookings() {
        return list(cappedYear);
    }

    @Benchmark
    public List<Slot> fillEarlierFirst365Days1500Bookings() {
        return list(fillingYear);
    }

    @Benchmark
    public Decision checkOneStart() {
        return Slots.check(month.schedule(), month.rules(), month.occupied(), start, Question.START);
    }

    @Benchmark
    public Optional<Slot> firstOf365Days() {
        return Slots.first(year.schedule(), year.rules(), year.occupied(), year.query());
    }

    @Benchmark
    public List<Slot> roundTheClockSince1970For30Days() {
        return list(roundTheClock);
    }

    @Benchmark
    public List<TeamSlot> roundRobinOf10For30Days100BookingsEach() {
        return TeamSlots.list(TeamStrategy.ROUND_ROBIN, team, month.rules(), month.query());
    }

    @Benchmark
    public List<TeamSlot> collectiveOf10For30Days100BookingsEach() {
        return TeamSlots.list(TeamStrategy.COLLECTIVE, team, month.rules(), month.query());
    }

    private static List<Slot> list(Question question) {
        return Slots.list(question.schedule(), question.rules(), question.occupied(), question.query());
    }
}
