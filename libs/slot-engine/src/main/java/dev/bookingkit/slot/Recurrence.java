package dev.bookingkit.slot;

import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A parsed recurrence: an RRULE (RFC 5545 section 3.3.10) with EXDATE and RDATE lines (3.8.5). Immutable, thread-safe, cheap to
 * keep. Built once, it is never parsed again.
 */
public final class Recurrence {
    /** Longest accepted text, in characters. */
    public static final int MAX_LENGTH = 50_000;
    /** Most EXDATE and RDATE values together. */
    public static final int MAX_DATES = 2_000;
    /** Largest INTERVAL. */
    public static final int MAX_INTERVAL = 1_000;
    /** Largest COUNT. */
    public static final int MAX_COUNT = 50_000;
    /** Most windows a day by BYHOUR, BYMINUTE and BYSECOND. */
    public static final int MAX_PER_DAY = 96;

    private final String text;
    private final Occurrences occurrences;
    private final Until until;
    private final DateList excluded;
    private final DateList added;

    Recurrence(String text, Occurrences occurrences, Until until, DateList excluded, DateList added) {
        this.text = text;
        this.occurrences = occurrences;
        this.until = until;
        this.excluded = excluded;
        this.added = added;
    }

    /**
     * Parses {@code FREQ=WEEKLY;BYDAY=MO,FR}, or content lines: one {@code RRULE:…} with any number of {@code EXDATE…:…} and
     * {@code RDATE…:…}, folded or not, separated by LF or CRLF.
     *
     * <p>FREQ is DAILY, WEEKLY, MONTHLY or YEARLY (opening hours within a day are windows, not recurrences); all BY parts, BYSETPOS,
     * WKST, COUNT and UNTIL are accepted within the bounds above. UNTIL, EXDATE and RDATE are dates (the whole local day), local
     * times or UTC times.
     *
     * <p>DAILY and WEEKLY rules with INTERVAL, BYDAY, WKST, COUNT, BYHOUR, BYMINUTE and BYSECOND alone are arithmetic, and exact up to the
     * year 9999. Others are walked by lib-recur, which gives up where no day matches in 4,320 periods (days, weeks, months or years, times
     * INTERVAL) in a row, or no BYSETPOS in 1,000: a walk with COUNT starts at the anchor, and after such a stretch the rule is over; without
     * COUNT it starts some weeks before what is asked for, and finds all that a query can ask for.
     *
     * @throws InvalidRule saying what is wrong
     */
    public static Recurrence parse(String text) {
        return RecurrenceParser.parse(text);
    }

    /** What {@link #parse} would say, or nothing when it accepts the text. */
    public static Optional<String> problemOf(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (InvalidRule invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }

    /** The text it was parsed from. */
    public String text() {
        return text;
    }

    /**
     * Local starts (microseconds) of the windows of a rule on the days {@code [from, to]}, ascending except for RDATEs.
     *
     * @param clock of the rule's zone
     */
    void expand(AvailabilityRule rule, LocalClock clock, long from, long to, LongConsumer starts) {
        long anchor = rule.anchor().toEpochDay();
        long first = Math.max(from, anchor);
        long last =
                rule.validUntil() == null ? to : Math.min(to, rule.validUntil().toEpochDay());
        if (first > last) {
            return;
        }
        long time = rule.startTime().toNanoOfDay() / 1_000;
        occurrences.forEach(anchor, time, first, last, start -> {
            if (!until.allows(start, clock)) {
                return false;
            }
            if (!excluded.contains(start, clock)) {
                starts.accept(start);
            }
            return true;
        });
        added.forEach(first, last, time, clock, start -> {
            if (!excluded.contains(start, clock)) {
                starts.accept(start);
            }
        });
    }

    /** What it gives without UNTIL, EXDATE and RDATE, and what that costs. */
    Occurrences occurrences() {
        return occurrences;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recurrence that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
