package dev.bookingkit.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schema.RecurringFrequency;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {

    @ParameterizedTest(name = "{0} by {1} from {2}")
    @CsvSource({
        "WEEKLY,   DAY_OF_MONTH, 2026-12-28, 2026-12-28 2027-01-04 2027-01-11",
        "BIWEEKLY, DAY_OF_MONTH, 2026-12-28, 2026-12-28 2027-01-11 2027-01-25",
        "MONTHLY,  DAY_OF_MONTH, 2026-12-15, 2026-12-15 2027-01-15 2027-02-15",
        "MONTHLY,  DAY_OF_MONTH, 2026-12-31, 2026-12-31 2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31",
        "MONTHLY,  DAY_OF_MONTH, 2027-11-30, 2027-11-30 2027-12-30 2028-01-30 2028-02-29 2028-03-30",
        "MONTHLY,  WEEKDAY,      2026-12-01, 2026-12-01 2027-01-05 2027-02-02",
        "MONTHLY,  WEEKDAY,      2026-12-28, 2026-12-28 2027-01-25 2027-02-22",
        "MONTHLY,  WEEKDAY,      2027-03-29, 2027-03-29 2027-04-26 2027-05-31 2027-06-28 2027-07-26 2027-08-30",
    })
    void repeatsOn(RecurringFrequency frequency, MonthlyBy monthlyBy, LocalDate first, String expected) {
        List<String> dates = List.of(expected.split(" ", -1));

        List<LocalDateTime> found = new Recurrence(frequency, monthlyBy, dates.size()).from(first.atTime(17, 30));

        assertThat(found)
                .isEqualTo(dates.stream()
                        .map(it -> LocalDate.parse(it).atTime(17, 30))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(RecurringFrequency.class)
    void neverMeetsADayTwice(RecurringFrequency frequency) {
        for (LocalDate first = LocalDate.of(2027, 1, 1);
                first.isBefore(LocalDate.of(2028, 4, 1));
                first = first.plusDays(1)) {
            for (MonthlyBy monthlyBy : MonthlyBy.values()) {
                List<LocalDateTime> found = new Recurrence(frequency, monthlyBy, 52).from(first.atStartOfDay());

                assertThat(found).hasSize(52).isSorted().doesNotHaveDuplicates().startsWith(first.atStartOfDay());
            }
        }
    }

    @Test
    void ofOneIsItself() {
        LocalDateTime first = LocalDateTime.of(2027, 1, 31, 9, 0);

        assertThat(new Recurrence(RecurringFrequency.MONTHLY, MonthlyBy.DAY_OF_MONTH, 1).from(first))
                .containsExactly(first);
    }
}
