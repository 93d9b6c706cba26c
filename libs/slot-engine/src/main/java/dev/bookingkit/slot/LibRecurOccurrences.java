package dev.bookingkit.slot;

import java.time.LocalDate;
import java.util.function.LongPredicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Every other rule through lib-recur. It gives up by throwing after 4,320 periods in a row in which no day matches (1,000 in which no
 * BYSETPOS does): then nothing more comes of the rule. It goes from one occurrence to the next, with COUNT from the anchor on.
 *
 * @param rule the RRULE's value without UNTIL
 * @param perDay how many times BYHOUR, BYMINUTE and BYSECOND set
 * @param timed whether they are there at all
 */
record LibRecurOccurrences(String rule, int perDay, boolean timed) implements Occurrences {
    private static final int LAST_YEAR = 9999;

    @Override
    public boolean isWalked() {
        return true;
    }

    @Override
    public void forEach(long anchor, long time, long from, long to, LongPredicate starts) {
        try {
            RecurrenceRuleIterator iterator = parsed().iterator(dateTime(anchor, time));
            if (from > anchor) {
                iterator.fastForward(dateTime(from, 0));
            }
            emit(iterator, time, from, to, starts);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException end) {
            // "too many empty recurrence sets": nothing is what this rule gives from here on.
        }
    }

    private void emit(RecurrenceRuleIterator iterator, long time, long from, long to, LongPredicate starts) {
        long last = Long.MIN_VALUE;
        while (iterator.hasNext()) {
            DateTime next = iterator.peekDateTime();
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
            // Looks for the one after the next, and throws when there is none: the next is handed on before.
            iterator.nextMillis();
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
