package dev.bookingkit.slot;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * When one provider works. Immutable; build it once per provider and ask it as often as you like.
 *
 * <p>What a question may cost is bounded here: more of anything than this is an {@link IllegalArgumentException}.
 *
 * @param zone of the dates of overrides and absences and of the days and weeks of caps
 * @param rules recurring hours; overlapping and touching windows merge, the same rule twice is one. At most 10,000, which open at most
 *     10,000 windows on one day (a rule opens one, or as many as BYHOUR, BYMINUTE and BYSECOND say), at most 100 whose recurrence
 *     is not plain arithmetic (see {@link Recurrence#parse}), and at most 1,000,000 characters of recurrences
 * @param overrides exceptions per local date, any order, at most 10,000
 * @param absences out of office, any order, at most 10,000
 * @param caps over all of the provider's bookings, whatever event type
 */
public record Schedule(
        ZoneId zone, List<AvailabilityRule> rules, List<DateOverride> overrides, List<Absence> absences, Caps caps) {

    static final int MAX = 10_000;
    static final int MAX_WALKED = 100;
    static final int MAX_TEXT = 1_000_000;

    public Schedule {
        Zones.require(zone);
        Objects.requireNonNull(caps, "caps");
        requireAtMost(rules, "rules");
        requireAtMost(overrides, "overrides");
        requireAtMost(absences, "absences");
        requireLittleText(rules);
        rules = rules.stream().distinct().toList();
        requireBounded(rules);
        overrides = overrides.stream()
                .sorted(Comparator.comparing(DateOverride::date))
                .toList();
        absences = absences.stream()
                .sorted(Comparator.comparing(Absence::startDate))
                .toList();
    }

    public Schedule(ZoneId zone, List<AvailabilityRule> rules, List<DateOverride> overrides, List<Absence> absences) {
        this(zone, rules, overrides, absences, Caps.NONE);
    }

    public static Schedule of(ZoneId zone, AvailabilityRule... rules) {
        return new Schedule(zone, List.of(rules), List.of(), List.of());
    }

    public Schedule withOverrides(DateOverride... newOverrides) {
        return new Schedule(zone, rules, List.of(newOverrides), absences, caps);
    }

    public Schedule withAbsences(Absence... newAbsences) {
        return new Schedule(zone, rules, overrides, List.of(newAbsences), caps);
    }

    public Schedule withCaps(Caps newCaps) {
        return new Schedule(zone, rules, overrides, absences, newCaps);
    }

    /**
     * The bound of one schedule for several that are looked at together.
     *
     * @throws IllegalArgumentException where they open too many windows on a day, have too many rules that must be walked, or too
     *     much text
     */
    public static void requireBoundedTogether(Collection<Schedule> together) {
        List<AvailabilityRule> rules =
                together.stream().flatMap(it -> it.rules().stream()).toList();
        requireLittleText(rules);
        requireBounded(rules);
    }

    /** They are parsed whenever they are read. */
    private static void requireLittleText(List<AvailabilityRule> rules) {
        long characters =
                rules.stream().mapToLong(it -> it.recurrence().text().length()).sum();
        if (characters > MAX_TEXT) {
            throw new IllegalArgumentException("at most %d characters of recurrences".formatted(MAX_TEXT));
        }
    }

    private static void requireBounded(List<AvailabilityRule> rules) {
        long perDay = 0;
        int walked = 0;
        for (AvailabilityRule rule : rules) {
            Occurrences occurrences = rule.recurrence().occurrences();
            perDay += occurrences.perDay();
            walked += occurrences.isWalked() ? 1 : 0;
        }
        if (perDay > MAX) {
            throw new IllegalArgumentException("the rules open more than %d windows on one day".formatted(MAX));
        }
        if (walked > MAX_WALKED) {
            throw new IllegalArgumentException(
                    "at most %d rules other than DAILY and WEEKLY ones by weekday and time".formatted(MAX_WALKED));
        }
    }

    private static void requireAtMost(List<?> list, String name) {
        if (list.size() > MAX) {
            throw new IllegalArgumentException("at most %d %s".formatted(MAX, name));
        }
    }
}
