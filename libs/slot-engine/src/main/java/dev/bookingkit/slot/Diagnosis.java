package dev.bookingkit.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names everything that keeps one start from being booked. Only asked after the pipeline has refused it. */
final class Diagnosis {
    private final Schedule schedule;
    private final SlotRules rules;
    private final Collection<Occupied> occupied;
    private final long start;
    private final long end;
    private final LocalClock clock;
    private final List<Decision.Refused> refusals = new ArrayList<>();

    private Diagnosis(Schedule schedule, SlotRules rules, Collection<Occupied> occupied, long start) {
        this.schedule = schedule;
        this.rules = rules;
        this.occupied = occupied;
        this.start = start;
        this.end = start + Micros.of(rules.duration());
        this.clock = new LocalClock(schedule.zone());
    }

    static Explanation of(
            Schedule schedule, SlotRules rules, Collection<Occupied> occupied, Range range, Instant start) {
        var diagnosis = new Diagnosis(schedule, rules, occupied, Micros.floor(start));
        if (!rules.active()) {
            diagnosis.add(Reason.INACTIVE, List.of());
        }
        boolean open = diagnosis.hours();
        diagnosis.claims();
        diagnosis.time(range);
        diagnosis.caps();
        diagnosis.release(range);
        if (open && (start.getNano() % 1_000 != 0 || diagnosis.offGrid())) {
            diagnosis.add(Reason.OFF_GRID, List.of());
        }
        if (diagnosis.refusals.isEmpty()) {
            throw new IllegalStateException("refused without a reason: " + start);
        }
        return new Explanation(diagnosis.refusals.getFirst(), diagnosis.refusals);
    }

    private boolean hours() {
        if (!windows(Windows.Mask.NONE).covers(start, end)) {
            add(Reason.OUTSIDE_AVAILABILITY, List.of());
        } else if (!windows(Windows.Mask.BLOCKS).covers(start, end)) {
            add(Reason.BLOCKED_DATE, blocks());
        } else if (!windows(Windows.Mask.ALL).covers(start, end)) {
            add(Reason.OUT_OF_OFFICE, absences());
        } else {
            return true;
        }
        return false;
    }

    private Spans windows(Windows.Mask mask) {
        return Windows.open(schedule, mask, start, end);
    }

    private List<String> blocks() {
        LocalDate first = LocalDate.ofEpochDay(clock.day(start) - 1);
        LocalDate last = LocalDate.ofEpochDay(clock.day(end - 1));
        Map<LocalDate, Boolean> closing = new HashMap<>();
        return ids(schedule.overrides().stream()
                .filter(override -> override.unavailable()
                        && !override.date().isBefore(first)
                        && !override.date().isAfter(last)
                        && (override.blocksDay()
                                ? closing.computeIfAbsent(override.date(), this::closesWhenBlocked)
                                : closes(override)))
                .map(DateOverride::id));
    }

    /** Whether a block of the whole date alone already closes the slot. */
    private boolean closesWhenBlocked(LocalDate date) {
        List<DateOverride> others = Stream.concat(
                        Stream.of(DateOverride.blocked(date)),
                        schedule.overrides().stream().filter(DateOverride::replaces))
                .toList();
        var alone = new Schedule(schedule.zone(), schedule.rules(), others, List.of());
        return !Windows.open(alone, Windows.Mask.BLOCKS, start, end).covers(start, end);
    }

    /** Whether it takes some of the slot's time out of what is open. */
    private boolean closes(DateOverride override) {
        var closed = new Spans(1);
        override.addTo(closed, clock);
        Spans merged = closed.merge();
        int first = merged.indexEndingAfter(start);
        return first < merged.size() && merged.start(first) < end;
    }

    private List<String> absences() {
        LocalDate first = LocalDate.ofEpochDay(clock.day(start));
        LocalDate last = LocalDate.ofEpochDay(clock.day(end - 1));
        return ids(schedule.absences().stream()
                .filter(away ->
                        !away.startDate().isAfter(last) && !away.endDate().isBefore(first))
                .map(Absence::id));
    }

    private void claims() {
        List<Occupied> meeting = occupied.stream().filter(this::meets).toList();
        refuse(Reason.ALREADY_BOOKED, meeting, taken -> taken.kind() == Occupied.Kind.BOOKING && overlaps(taken));
        refuse(Reason.BUFFER_CONFLICT, meeting, taken -> taken.kind() == Occupied.Kind.BOOKING && !overlaps(taken));
        refuse(Reason.HELD, meeting, taken -> taken.kind() == Occupied.Kind.HOLD);
    }

    private boolean meets(Occupied taken) {
        boolean conflicts = taken.claimStart() < end + Micros.of(rules.bufferAfter())
                && taken.claimEnd() > start - Micros.of(rules.bufferBefore());
        return conflicts && (!isOwnSession(taken) || seatsLeft() <= 0);
    }

    private boolean isOwnSession(Occupied taken) {
        return rules.maxSeats() > 1
                && taken.isSession()
                && Micros.floor(taken.start()) == start
                && Micros.ceil(taken.end()) == end;
    }

    private boolean hasSession() {
        return occupied.stream().anyMatch(this::isOwnSession);
    }

    private int seatsLeft() {
        List<Occupied> session = occupied.stream().filter(this::isOwnSession).toList();
        int seats = session.stream().mapToInt(Occupied::seats).max().orElse(0);
        int taken = session.stream().mapToInt(Occupied::seatsTaken).sum();
        return (seats == 0 ? rules.maxSeats() : seats) - taken;
    }

    private boolean overlaps(Occupied taken) {
        return Micros.floor(taken.start()) < end && Micros.ceil(taken.end()) > start;
    }

    private void time(Range range) {
        if (range.start() < range.earliest()) {
            add(Reason.NOTICE_TOO_SHORT, List.of());
        }
        if (range.start() > range.latest()) {
            add(Reason.BEYOND_HORIZON, List.of());
        }
    }

    private void caps() {
        CapCount caps = CapCount.of(schedule, rules, occupied);
        long day = clock.day(start);
        if (caps == null || hasSession() || !caps.isReached(day)) {
            return;
        }
        long from = caps.dayReached(day) ? day : CapCount.monday(day);
        long to = caps.dayReached(day) ? day + 1 : from + 7;
        boolean all = caps.isReachedByAll(from, to);
        add(
                Reason.CAP_REACHED,
                ids(occupied.stream()
                        .filter(taken -> all || taken.countsTowardsCap())
                        .filter(taken -> inDays(taken, from, to))
                        .map(Occupied::id)));
    }

    private void release(Range range) {
        Released released = Released.of(schedule, rules, occupied, range.earliest(), start, start + 1);
        boolean heldBack = released != null && !hasSession() && released.freeFrom(start) > start;
        if (heldBack || range.start() > range.released()) {
            add(Reason.NOT_RELEASED, List.of());
        }
    }

    private boolean inDays(Occupied taken, long from, long to) {
        long day = clock.day(Micros.floor(taken.start()));
        return day >= from && day < to;
    }

    private boolean offGrid() {
        long run = Windows.of(schedule, start, end).start(0);
        long origin = new GridPeriods(schedule.zone()).origin(run, start);
        return (start - origin) % Micros.of(rules.interval()) != 0;
    }

    private void refuse(Reason reason, List<Occupied> candidates, Predicate<Occupied> which) {
        List<Occupied> causes = candidates.stream().filter(which).toList();
        if (!causes.isEmpty()) {
            add(reason, ids(causes.stream().map(Occupied::id)));
        }
    }

    private void add(Reason reason, List<String> causes) {
        refusals.add(new Decision.Refused(reason, causes));
    }

    private static List<String> ids(Stream<@Nullable String> ids) {
        return ids.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
