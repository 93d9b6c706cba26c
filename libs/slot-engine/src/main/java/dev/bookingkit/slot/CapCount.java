package dev.bookingkit.slot;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Bookings per local day and ISO week against the caps of the event type and of the provider. */
final class CapCount {
    private final Caps ofType;
    private final Caps ofProvider;
    private final LocalClock clock;
    private final long[] typeDays;
    private final long[] allDays;
    private long knownFrom = 1;
    private long knownTo = 0;
    private boolean reached;

    private CapCount(Schedule schedule, SlotRules rules, Collection<Occupied> occupied) {
        ofType = rules.caps();
        ofProvider = schedule.caps();
        clock = new LocalClock(schedule.zone());
        typeDays = days(occupied, false);
        allDays = ofProvider.any() ? days(occupied, true) : typeDays;
    }

    /** Null when nothing is capped. */
    static @Nullable CapCount of(Schedule schedule, SlotRules rules, Collection<Occupied> occupied) {
        return rules.caps().any() || schedule.caps().any() ? new CapCount(schedule, rules, occupied) : null;
    }

    /** The start itself while its day and week have room, else the next moment worth asking. */
    long freeFrom(long start) {
        if (start < knownFrom || start >= knownTo) {
            long day = clock.day(start);
            knownFrom = start;
            // Until midnight by this offset, or until the offset changes: a clock may even go back over midnight.
            knownTo = Math.min(start + (day + 1) * Micros.DAY - clock.local(start), clock.nextTransition(start));
            reached = isReached(day);
        }
        return reached ? knownTo : start;
    }

    /** Until when the last answer of {@link #freeFrom} holds. */
    long knownTo() {
        return knownTo;
    }

    boolean isReached(long day) {
        return dayReached(day) || weekReached(day);
    }

    boolean dayReached(long day) {
        return count(typeDays, day, day + 1) >= ofType.day() || count(allDays, day, day + 1) >= ofProvider.day();
    }

    /** Whether the provider's cap for these days, one or a week, is reached: all bookings count then, else those of the event type. */
    boolean isReachedByAll(long from, long to) {
        return count(allDays, from, to) >= (to - from == 1 ? ofProvider.day() : ofProvider.week());
    }

    private boolean weekReached(long day) {
        long monday = monday(day);
        return count(typeDays, monday, monday + 7) >= ofType.week()
                || count(allDays, monday, monday + 7) >= ofProvider.week();
    }

    /** Days since 1970-01-01, a Thursday. */
    static long monday(long day) {
        return day - Math.floorMod(day + 3, 7);
    }

    private long[] days(Collection<Occupied> occupied, boolean all) {
        long[] days = new long[occupied.size()];
        int size = 0;
        for (Occupied taken : occupied) {
            if (all || taken.countsTowardsCap()) {
                days[size++] = clock.day(Micros.floor(taken.start()));
            }
        }
        days = Arrays.copyOf(days, size);
        Arrays.sort(days);
        return days;
    }

    private static int count(long[] days, long from, long to) {
        return index(days, to) - index(days, from);
    }

    /** How many are before the day. */
    private static int index(long[] days, long day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
