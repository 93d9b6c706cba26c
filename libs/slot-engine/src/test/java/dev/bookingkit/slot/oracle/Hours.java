package dev.bookingkit.slot.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One recurring opening, in plain fields; the engine gets it as an RRULE, the oracle walks the calendar. */
public record Hours(
        Freq freq,
        int interval,
        Set<DayOfWeek> days,
        int monthDay,
        @Nullable Integer count,
        @Nullable LocalDate until,
        Set<LocalDate> except,
        LocalTime start,
        LocalTime end,
        ZoneId zone,
        LocalDate from,
        @Nullable LocalDate last) {

    /** MONTHLY means one day of the month, counted from the end when negative. */
    public enum Freq {
        DAILY,
        WEEKLY,
        MONTHLY
    }

    public String rrule() {
        var rule = new StringBuilder("RRULE:FREQ=" + freq + ";INTERVAL=" + interval);
        if (!days.isEmpty()) {
            rule.append(";BYDAY=")
                    .append(days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(",")));
        }
        if (freq == Freq.MONTHLY) {
            rule.append(";BYMONTHDAY=").append(monthDay);
        }
        if (count != null) {
            rule.append(";COUNT=").append(count);
        }
        if (until != null) {
            rule.append(";UNTIL=").append(compact(until));
        }
        for (LocalDate date : except) {
            rule.append("\nEXDATE;VALUE=DATE:").append(compact(date));
        }
        return rule.toString();
    }

    /** Every date up to the limit on which it opens. */
    Set<LocalDate> dates(LocalDate limit) {
        var dates = new TreeSet<LocalDate>();
        int seen = 0;
        for (LocalDate date = from; !date.isAfter(limit); date = date.plusDays(1)) {
            if (!matches(date)) {
                continue;
            }
            seen++;
            boolean counted = count == null || seen <= count;
            boolean within = (until == null || !date.isAfter(until)) && (last == null || !date.isAfter(last));
            if (counted && within && !except.contains(date)) {
                dates.add(date);
            }
        }
        return dates;
    }

    private boolean matches(LocalDate date) {
        return switch (freq) {
            case DAILY ->
                ChronoUnit.DAYS.between(from, date) % interval == 0
                        && (days.isEmpty() || days.contains(date.getDayOfWeek()));
            case WEEKLY ->
                ChronoUnit.WEEKS.between(monday(from), monday(date)) % interval == 0
                        && (days.isEmpty()
                                ? date.getDayOfWeek() == from.getDayOfWeek()
                                : days.contains(date.getDayOfWeek()));
            case MONTHLY ->
                ChronoUnit.MONTHS.between(from.withDayOfMonth(1), date.withDayOfMonth(1)) % interval == 0
                        && (days.isEmpty() || days.contains(date.getDayOfWeek()))
                        && date.getDayOfMonth() == (monthDay > 0 ? monthDay : date.lengthOfMonth() + 1 + monthDay);
        };
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String compact(LocalDate date) {
        return date.toString().replace("-", "");
    }
}
