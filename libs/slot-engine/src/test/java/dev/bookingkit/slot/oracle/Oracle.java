package dev.bookingkit.slot.oracle;

import dev.bookingkit.slot.Absence;
import dev.bookingkit.slot.DateOverride;
import dev.bookingkit.slot.LocalWindow;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.Slot;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers by painting: a minute is open, blocked or away; a slot is looked at minute by minute and booking by booking. */
public final class Oracle {
    private final Scenario scenario;
    private final Board board;
    /** What the rules and overrides open; the same without blocked times; the same without absences. */
    private final boolean[] open = new boolean[Board.MINUTES];

    private final boolean[] unblocked = new boolean[Board.MINUTES];
    private final boolean[] present;
    private final int[] runStart = new int[Board.MINUTES];
    private final int duration;
    private final OracleParts parts;

    public Oracle(Scenario scenario) {
        this.scenario = scenario;
        this.board = Board.of(scenario.base(), scenario.zone());
        this.duration = minutes(scenario.rules().duration());
        paintHours();
        paintOverrides();
        paintBlockedTimes();
        present = unblocked.clone();
        paintAbsences();
        for (int minute = 0; minute < Board.MINUTES; minute++) {
            boolean goesOn = minute > 0 && present[minute - 1];
            runStart[minute] = goesOn ? runStart[minute - 1] : minute;
        }
        parts = new OracleParts(scenario, board, this::isGridStart, start -> conflict(start, bookings()) == null);
    }

    public List<Slot> slots() {
        var slots = new ArrayList<Slot>();
        int end = minute(scenario.query().end());
        for (int minute = minute(scenario.query().start()); minute < end; minute++) {
            if (refusal(minute) == null) {
                slots.add(new Slot(
                        instant(minute), instant(minute + duration), seatsLeft(minute), parts.discount(minute)));
            }
        }
        return slots;
    }

    /** Null when it can be booked. */
    public @Nullable Reason refusal(Instant start) {
        return refusal(minute(start));
    }

    private @Nullable Reason refusal(int start) {
        Reason reason = refusalBesidesTheGrid(start);
        return reason == null && !isOnGrid(start) ? Reason.OFF_GRID : reason;
    }

    private boolean isOnGrid(int start) {
        return (start - runStart[start]) % minutes(scenario.rules().interval()) == 0;
    }

    private boolean isGridStart(int start) {
        return present[start] && isOnGrid(start) && all(present, start);
    }

    private List<Occupied> bookings() {
        return scenario.occupied().stream()
                .filter(taken -> taken.kind() == Occupied.Kind.BOOKING)
                .toList();
    }

    int discount(int start) {
        return parts.discount(start);
    }

    boolean isPresent(int minute) {
        return present[minute];
    }

    /** What is in the way of a start on any grid. */
    @Nullable
    Reason refusalBesidesTheGrid(int start) {
        if (!scenario.rules().active()) {
            return Reason.INACTIVE;
        }
        Reason hours = hours(start);
        if (hours != null) {
            return hours;
        }
        Reason conflict = conflict(start, scenario.occupied());
        if (conflict != null) {
            return conflict;
        }
        int now = minute(scenario.query().now());
        if (start < now + minutes(scenario.rules().minimumNotice())) {
            return Reason.NOTICE_TOO_SHORT;
        }
        Integer days = scenario.rules().maxFutureDays();
        if (days != null && start > now + days * 1440) {
            return Reason.BEYOND_HORIZON;
        }
        if (!joinsSession(start) && capped(start)) {
            return Reason.CAP_REACHED;
        }
        if (tooFarForTheRollingWindow(start, now) || (!joinsSession(start) && parts.heldBack(start))) {
            return Reason.NOT_RELEASED;
        }
        return null;
    }

    private boolean tooFarForTheRollingWindow(int start, int now) {
        return scenario.rules().release() instanceof Release.RollingWindow rolling
                && start > now + minutes(rolling.window());
    }

    private @Nullable Reason hours(int start) {
        if (!all(open, start)) {
            return Reason.OUTSIDE_AVAILABILITY;
        }
        if (!all(unblocked, start)) {
            return Reason.BLOCKED_DATE;
        }
        return all(present, start) ? null : Reason.OUT_OF_OFFICE;
    }

    private boolean all(boolean[] minutes, int start) {
        for (int minute = start; minute < start + duration; minute++) {
            if (!minutes[minute]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Reason conflict(int start, List<Occupied> occupied) {
        boolean buffer = false;
        boolean held = false;
        for (Occupied taken : occupied) {
            if (!meets(taken, start) || (ownSession(taken, start) && seatsLeft(start, occupied) > 0)) {
                continue;
            }
            if (taken.kind() == Occupied.Kind.HOLD) {
                held = true;
            } else if (minute(taken.start()) < start + duration && minute(taken.end()) > start) {
                return Reason.ALREADY_BOOKED;
            } else {
                buffer = true;
            }
        }
        return buffer ? Reason.BUFFER_CONFLICT : held ? Reason.HELD : null;
    }

    private boolean meets(Occupied taken, int start) {
        int claimStart = minute(taken.start()) - minutes(taken.bufferBefore());
        int claimEnd = minute(taken.end()) + minutes(taken.bufferAfter());
        int ownStart = start - minutes(scenario.rules().bufferBefore());
        int ownEnd = start + duration + minutes(scenario.rules().bufferAfter());
        return claimStart < ownEnd && ownStart < claimEnd;
    }

    private boolean ownSession(Occupied taken, int start) {
        return scenario.rules().maxSeats() > 1
                && taken.seatsTaken() + taken.seats() > 0
                && minute(taken.start()) == start
                && minute(taken.end()) == start + duration;
    }

    private boolean joinsSession(int start) {
        return scenario.occupied().stream().anyMatch(taken -> ownSession(taken, start));
    }

    int seatsLeft(int start) {
        return seatsLeft(start, scenario.occupied());
    }

    private int seatsLeft(int start, List<Occupied> occupied) {
        int taken = 0;
        int seats = 0;
        for (Occupied it : occupied) {
            if (ownSession(it, start)) {
                taken += it.seatsTaken();
                seats = Math.max(seats, it.seats());
            }
        }
        return (seats == 0 ? scenario.rules().maxSeats() : seats) - taken;
    }

    private boolean capped(int start) {
        LocalDate date = board.date(start);
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Integer day = scenario.rules().caps().maxPerDay();
        Integer week = scenario.rules().caps().maxPerWeek();
        Integer providerDay = scenario.providerCaps().maxPerDay();
        Integer providerWeek = scenario.providerCaps().maxPerWeek();
        return (day != null && count(Occupied::countsTowardsCap, date, 1) >= day)
                || (week != null && count(Occupied::countsTowardsCap, monday, 7) >= week)
                || (providerDay != null && count(taken -> true, date, 1) >= providerDay)
                || (providerWeek != null && count(taken -> true, monday, 7) >= providerWeek);
    }

    private long count(Predicate<Occupied> which, LocalDate from, int days) {
        return scenario.occupied().stream()
                .filter(which)
                .map(taken -> board.date(minute(taken.start())))
                .filter(date -> !date.isBefore(from) && date.isBefore(from.plusDays(days)))
                .count();
    }

    private void paintHours() {
        for (Hours hours : scenario.hours()) {
            Board wall = Board.of(scenario.base(), hours.zone());
            for (LocalDate date : hours.dates(scenario.base().plusDays(Board.DAYS - 3))) {
                int from = wall.at(date, hours.start());
                int to = end(wall, date, hours.start(), hours.end());
                // An override means the date on the provider's wall; with one zone that is the date of the rule itself.
                LocalDate own = hours.zone().equals(scenario.zone()) ? date : board.date(from);
                if (from < to
                        && overrides(own, override -> !override.unavailable()).isEmpty()) {
                    Arrays.fill(open, from, to, true);
                    if (!blockedAllDay(own)) {
                        Arrays.fill(unblocked, from, to, true);
                    }
                }
            }
        }
    }

    private void paintOverrides() {
        for (DateOverride override : scenario.overrides()) {
            if (!override.unavailable()) {
                paint(open, override, true);
                if (!blockedAllDay(override.date())) {
                    paint(unblocked, override, true);
                }
            }
        }
    }

    private void paintBlockedTimes() {
        for (DateOverride override : scenario.overrides()) {
            if (override.unavailable()) {
                paint(unblocked, override, false);
            }
        }
    }

    private void paint(boolean[] minutes, DateOverride override, boolean value) {
        for (LocalWindow window : override.windows()) {
            int from = board.at(override.date(), window.start());
            int to = end(board, override.date(), window.start(), window.end());
            if (from < to) {
                Arrays.fill(minutes, from, to, value);
            }
        }
    }

    private void paintAbsences() {
        for (Absence absence : scenario.absences()) {
            int from = board.at(absence.startDate(), LocalTime.MIDNIGHT);
            int to = board.at(absence.endDate().plusDays(1), LocalTime.MIDNIGHT);
            if (from < to) {
                Arrays.fill(present, from, to, false);
            }
        }
    }

    private static int end(Board wall, LocalDate date, LocalTime start, LocalTime end) {
        return wall.at(end.isAfter(start) ? date : date.plusDays(1), end);
    }

    private boolean blockedAllDay(LocalDate date) {
        return !overrides(
                        date,
                        override -> override.unavailable() && override.windows().isEmpty())
                .isEmpty();
    }

    private List<DateOverride> overrides(LocalDate date, Predicate<DateOverride> which) {
        return scenario.overrides().stream()
                .filter(override -> override.date().equals(date))
                .filter(which)
                .toList();
    }

    private int minute(Instant instant) {
        return Board.minute(scenario.base(), instant);
    }

    private Instant instant(int minute) {
        return Board.instant(scenario.base(), minute);
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }
}
