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

    boolean has(long anchor) {
        return before(anchor, anchor + 1) > 0;
    }

    /** How many days from the anchor on, before another. */
    long before(long anchor, long day) {
        return weekly ? weeklyBefore(anchor, day) : dailyBefore(anchor, day);
    }

    private long dailyBefore(long anchor, long day) {
        long steps = (day - anchor + interval - 1) / interval;
        if (weekdays == 0) {
            return steps;
        }
        // After seven steps the weekdays come again.
        long inSeven = 0;
        long inRest = 0;
        for (int step = 0; step < 7; step++) {
            int hit = weekdays >> weekday(anchor + (long) step * interval) & 1;
            inSeven += hit;
            inRest += step < steps % 7 ? hit : 0;
        }
        return steps / 7 * inSeven + inRest;
    }

    private long weeklyBefore(long anchor, long day) {
        int days = weekdays == 0 ? 1 << weekday(anchor) : weekdays;
        long firstWeek = startOfWeek(anchor);
        long lastWeek = startOfWeek(day);
        long weeks = (lastWeek - firstWeek) / 7;
        long full = (weeks + interval - 1) / interval * Integer.bitCount(days);
        long begun = weeks % interval == 0 ? daysOf(days, lastWeek, day) : 0;
        return full + begun - daysOf(days, firstWeek, anchor);
    }

    private static int daysOf(int days, long from, long to) {
        int count = 0;
        for (long day = from; day < to; day++) {
            count += days >> weekday(day) & 1;
        }
        return count;
    }

    private long startOfWeek(long day) {
        return day - Math.floorMod(weekday(day) - weekStart, 7);
    }

    /** 0 is Monday; day 0 is a Thursday. */
    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, 7L);
    }
}
