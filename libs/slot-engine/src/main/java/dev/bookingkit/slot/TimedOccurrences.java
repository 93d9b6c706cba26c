package dev.bookingkit.slot;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * The same days by arithmetic with a COUNT, or with times of the day by BYHOUR, BYMINUTE or BYSECOND: how many came before a day is
 * computed, not walked. A property test holds it equal to {@link LibRecurOccurrences}.
 *
 * @param days which days
 * @param hours BYHOUR; empty for the hour of DTSTART
 * @param minutes BYMINUTE
 * @param seconds BYSECOND
 * @param count COUNT
 */
record TimedOccurrences(
        WeekdayOccurrences days, List<Integer> hours, List<Integer> minutes, List<Integer> seconds, long count)
        implements Occurrences {

    @Override
    public int perDay() {
        return Math.max(1, hours.size()) * Math.max(1, minutes.size()) * Math.max(1, seconds.size());
    }

    @Override
    public void forEach(long anchor, long time, long from, long to, LongPredicate starts) {
        long[] times = times(time);
        int passed = days.has(anchor) ? index(times, time) : 0;
        long before = days.before(anchor, from) * times.length - (from > anchor ? passed : 0);
        days.forEach(anchor, 0, from, to, new Walk(times, anchor * Micros.DAY, passed, count - before, starts));
    }

    /** What is on one day; DTSTART is the first moment of all. */
    private long[] times(long time) {
        long second = time / Micros.SECOND;
        return or(hours, second / 3_600)
                .flatMap(hour -> or(minutes, second / 60 % 60).map(minute -> hour * 60 + minute))
                .flatMap(minute -> or(seconds, second % 60).map(rest -> minute * 60 + rest))
                .map(start -> start * Micros.SECOND + time % Micros.SECOND)
                .sorted()
                .distinct()
                .toArray();
    }

    private static LongStream or(List<Integer> values, long otherwise) {
        return values.isEmpty() ? LongStream.of(otherwise) : values.stream().mapToLong(Integer::longValue);
    }

    private static int index(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 1;
    }

    /** Hands on the times of each day. */
    private static final class Walk implements LongPredicate {
        private final long[] times;
        private final long firstDay;
        private final int passed;
        private final LongPredicate starts;
        private long left;

        private Walk(long[] times, long firstDay, int passed, long left, LongPredicate starts) {
            this.times = times;
            this.firstDay = firstDay;
            this.passed = passed;
            this.left = left;
            this.starts = starts;
        }

        @Override
        public boolean test(long midnight) {
            for (int i = midnight == firstDay ? passed : 0; i < times.length; i++) {
                if (left <= 0 || !starts.test(midnight + times[i])) {
                    return false;
                }
                left--;
            }
            return true;
        }
    }
}
