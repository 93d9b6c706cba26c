package dev.bookingkit.series;

import dev.bookingkit.schema.RecurringFrequency;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * On which days a series repeats, counted from its first day, so that nothing drifts: 31 January, 28 February, 31 March.
 *
 * <p>A monthly series has an occurrence in every month. A month that lacks the day has its last day instead (RFC 7529 calls it
 * {@code SKIP=BACKWARD}; RFC 5545 would leave the month out), and one that lacks the fifth weekday has its last such weekday:
 * whoever books six months expects six appointments.
 */
record Recurrence(RecurringFrequency frequency, MonthlyBy monthlyBy, int count) {

    private static final int WEEK = 7;

    /** The local times of all occurrences, the first among them; no two are on one day. */
    List<LocalDateTime> from(LocalDateTime first) {
        return IntStream.range(0, count)
                .mapToObj(index -> date(first.toLocalDate(), index).atTime(first.toLocalTime()))
                .toList();
    }

    private LocalDate date(LocalDate first, int index) {
        return switch (frequency) {
            case WEEKLY -> first.plusWeeks(index);
            case BIWEEKLY -> first.plusWeeks(2L * index);
            case MONTHLY -> inMonth(first, YearMonth.from(first).plusMonths(index));
        };
    }

    private LocalDate inMonth(LocalDate first, YearMonth month) {
        return switch (monthlyBy) {
            case DAY_OF_MONTH -> month.atDay(Math.min(first.getDayOfMonth(), month.lengthOfMonth()));
            case WEEKDAY -> weekday(first, month);
        };
    }

    private static LocalDate weekday(LocalDate first, YearMonth month) {
        int firstOne = 1
                + Math.floorMod(
                        first.getDayOfWeek().getValue()
                                - month.atDay(1).getDayOfWeek().getValue(),
                        WEEK);
        int day = firstOne + (first.getDayOfMonth() - 1) / WEEK * WEEK;
        return month.atDay(day <= month.lengthOfMonth() ? day : day - WEEK);
    }
}
