package dev.bookingkit.slot;

import java.time.LocalDate;
import java.util.function.LongPredicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Every other rule through lib-recur. It gives up after 1,000 periods without a match by throwing; here the rule then ends.
 *
 * @param rule the RRULE's value without UNTIL
 * @param timed whether BYHOUR, BYMINUTE or BYSECOND set the time
 */
record LibRecurOccurrences(String rule, boolean timed) implements Occurrences {
    private static final int LAST_YEAR = 9999;

    @Override
    public void forEach(long anchor, long time, long from, long to, LongPredicate starts) {
        try {
            RecurrenceRuleIterator iterator = parsed().iterator(dateTime(anchor, time));
            if (from > anchor) {
                iterator.fastForward(dateTime(from, 0));
            }
            emit(iterator, time, from, to, starts);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException end) {
            // "too many empty recurrence sets": nothing for 1,000 periods, so nothing is what this rule gives from here
            // on
        }
    }

    private void emit(RecurrenceRuleIterator iterator, long time, long from, long to, LongPredicate starts) {
        long last = Long.MIN_VALUE;
        while (iterator.hasNext()) {
            DateTime next = iterator.nextDateTime();
            if (next.getYear() > LAST_YEAR) {
                return;
            }
            long day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth())
                    .toEpochDay();
            long start = day * Micros.DAY + (timed ? timeOf(next) + time % Micros.SECOND : time);
            if (day > to || start <= last) {
                return;
            }
            last = start;
            if (day >= from && !starts.test(start)) {
                return;
            }
        }
    }

    private DateTime dateTime(long day, long time) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int month = date.getMonthValue() - 1;
        if (!timed) {
            return new DateTime(date.getYear(), month, date.getDayOfMonth());
        }
        int second = (int) (time / Micros.SECOND);
        return new DateTime(date.getYear(), month, date.getDayOfMonth(), second / 3_600, second / 60 % 60, second % 60);
    }

    private static long timeOf(DateTime time) {
        return (time.getHours() * 3_600L + time.getMinutes() * 60L + time.getSeconds()) * Micros.SECOND;
    }

    /** A fresh one each time: lib-recur does not promise that a rule may be shared. */
    private RecurrenceRule parsed() {
        try {
            return new RecurrenceRule(rule, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException impossible) {
            throw new AssertionError(rule, impossible);
        }
    }

    /** Throws when lib-recur does not accept the rule. */
    static void validate(String rule) {
        try {
            new RecurrenceRule(rule, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException invalid) {
            throw new InvalidRule("RRULE: " + invalid.getMessage());
        }
    }
}
