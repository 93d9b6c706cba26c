package dev.bookingkit.slot;

import java.util.function.LongPredicate;

/**
 * The common rules by arithmetic: DAILY and WEEKLY with INTERVAL, BYDAY and WKST only. A property test holds it equal to
 * {@link LibRecurOccurrences}.
 *
 * @param weekly whether FREQ=WEEKLY
 * @param interval INTERVAL
 * @param weekdays bit 0 is Monday; 0 means no BYDAY
 * @param weekStart WKST, 0 is Monday
 */
record WeekdayOccurrences(boolean weekly, int interval, int weekdays, int weekStart) implements Occurrences {
    private static final int EVERY_DAY = 0b111_1111;

    boolean isEveryDay() {
        return interval == 1 && (weekdays == EVERY_DAY || (weekdays == 0 && !weekly));
    }

    @Override
    public void forEach(long anchor, long time, long from, long to, LongPredicate starts) {
        if (weekly) {
            weekly(anchor, time, from, to, starts);
        } else {
            daily(anchor, time, from, to, starts);
        }
    }

    private void daily(long anchor, long time, long from, long to, LongPredicate starts) {
        long skipped = (from - anchor + interval - 1) / interval;
        for (long day = anchor + skipped * interval; day <= to; day += interval) {
            if ((weekdays == 0 || (weekdays & 1 << weekday(day)) != 0) && !starts.test(day * Micros.DAY + time)) {
                return;
            }
        }
    }

    private void weekly(long anchor, long time, long from, long to, LongPredicate starts) {
        int days = weekdays == 0 ? 1 << weekday(anchor) : weekdays;
        long firstWeek = startOfWeek(anchor);
        long week = firstWeek + (startOfWeek(from) - firstWeek) / 7 / interval * interval * 7;
        for (; week <= to; week += interval * 7L) {
            for (long day = Math.max(week, from); day < week + 7 && day <= to; day++) {
                if ((days & 1 << weekday(day)) != 0 && !starts.test(day * Micros.DAY + time)) {
                    return;
                }
            }
        }
    }

    private long startOfWeek(long day) {
        return day - Math.floorMod(weekday(day) - weekStart, 7);
    }

    /** 0 is Monday; day 0 is a Thursday. */
    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, 7L);
    }
}
