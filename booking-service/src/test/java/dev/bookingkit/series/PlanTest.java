package dev.bookingkit.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.RecurringFrequency;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Slot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        // the clock goes forward on 29 March 2026: 17:30 stays 17:30
        "Europe/Berlin,       2026-03-24T16:30:00Z, 2026-03-24T16:30:00Z 2026-03-31T15:30:00Z",
        // … and back on 25 October
        "Europe/Berlin,       2026-10-20T15:30:00Z, 2026-10-20T15:30:00Z 2026-10-27T16:30:00Z",
        // 02:30 does not exist on 29 March: the first instant after the gap, and 02:30 again a week later
        "Europe/Berlin,       2026-03-22T01:30:00Z, 2026-03-22T01:30:00Z 2026-03-29T01:00:00Z 2026-04-05T00:30:00Z",
        // 02:30 comes twice on 25 October: the earlier
        "Europe/Berlin,       2026-10-18T00:30:00Z, 2026-10-18T00:30:00Z 2026-10-25T00:30:00Z 2026-11-01T01:30:00Z",
        // asked for the later of the two: that is what the first one is
        "Europe/Berlin,       2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z 2026-11-01T01:30:00Z",
        // the clock moves by half an hour
        "Australia/Lord_Howe, 2026-03-28T22:30:00Z, 2026-03-28T22:30:00Z 2026-04-04T23:00:00Z 2026-04-11T23:00:00Z",
        // Apia had no 30 December 2011: Friday's occurrence is the first instant after it, Saturday 00:00
        "Pacific/Apia,        2011-12-23T20:00:00Z, 2011-12-23T20:00:00Z 2011-12-30T10:00:00Z 2012-01-05T20:00:00Z",
    })
    void keepsTheLocalTime(String zone, Instant first, String expected) {
        List<Instant> instants =
                Arrays.stream(expected.split(" ", -1)).map(Instant::parse).toList();

        Plan plan = plan(zone, first, instants.size(), OnConflict.FAIL);

        assertThat(plan.starts()).isEqualTo(instants);
        assertThat(plan.localStarts())
                .extracting(LocalDateTime::toLocalTime)
                .containsOnly(plan.localStarts().getFirst().toLocalTime());
    }

    @Test
    void listsEveryConflict() {
        Plan plan = plan("UTC", Instant.parse("2026-03-24T16:30:00Z"), 3, OnConflict.FAIL);
        List<Decision> decisions =
                List.of(new Decision.Refused(Reason.ALREADY_BOOKED, List.of("b")), free(plan, 1), refused(Reason.HELD));

        assertThatThrownBy(() -> plan.slots(decisions, OnConflict.FAIL))
                .isInstanceOfSatisfying(ProblemException.class, failure -> {
                    assertThat(failure.problem().type()).isEqualTo(ProblemType.SLOT_TAKEN);
                    assertThat(failure.problem().members())
                            .isEqualTo(Map.of(
                                    "reason",
                                    "already_booked",
                                    "conflicts",
                                    List.of(
                                            shown(plan, 0, "already_booked", List.of("b")),
                                            shown(plan, 2, "held", List.of()))));
                });
        assertThat(plan.slots(decisions, OnConflict.SKIP))
                .containsExactly(((Decision.Bookable) decisions.get(1)).slot());
    }

    @Test
    void isUnavailableWhereOneIsNotOfferedAtAll() {
        Plan plan = plan("UTC", Instant.parse("2026-03-24T16:30:00Z"), 2, OnConflict.FAIL);
        List<Decision> decisions = List.of(refused(Reason.ALREADY_BOOKED), refused(Reason.OUT_OF_OFFICE));

        for (OnConflict onConflict : OnConflict.values()) {
            assertThatThrownBy(() -> plan.slots(decisions, onConflict))
                    .isInstanceOfSatisfying(ProblemException.class, failure -> {
                        assertThat(failure.problem().type()).isEqualTo(ProblemType.SLOT_UNAVAILABLE);
                        assertThat(failure.problem().members()).containsEntry("reason", "out_of_office");
                    });
        }
    }

    @Test
    void remembersWhatWasBookedAndWhatWasNot() {
        Plan plan = plan("UTC", Instant.parse("2026-03-24T16:30:00Z"), 3, OnConflict.SKIP);
        UUID first = new UUID(0, 1);
        UUID last = new UUID(0, 2);

        List<Occurrence> occurrences =
                plan.occurrences(List.of(free(plan, 0), refused(Reason.HELD), free(plan, 2)), List.of(first, last));

        assertThat(occurrences).extracting(Occurrence::bookingId).containsExactly(first, null, last);
        assertThat(occurrences).extracting(Occurrence::reason).containsExactly(null, "held", null);
        var column = new OccurrencesColumn();
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(occurrences)))
                .isEqualTo(occurrences);
    }

    private static Decision free(Plan plan, int index) {
        Instant start = plan.starts().get(index);
        return new Decision.Bookable(new Slot(start, start.plusSeconds(1_800), 1));
    }

    private static Decision refused(Reason reason) {
        return new Decision.Refused(reason, List.of());
    }

    private static Map<String, Object> shown(Plan plan, int index, String reason, List<String> causes) {
        return Map.of("index", index, "start", plan.starts().get(index), "reason", reason, "causes", causes);
    }

    private static Plan plan(String zone, Instant first, int count, OnConflict onConflict) {
        BookingOrder order = new BookingOrder(
                new UUID(0, 3),
                new UUID(0, 4),
                null,
                first,
                null,
                new Customer("Ada", "ada@example.org", null, null),
                Map.of(),
                null,
                Map.of(),
                BookingSource.ONLINE,
                false,
                1,
                false);
        return Plan.of(
                new SeriesOrder(
                        order, RecurringFrequency.WEEKLY, MonthlyBy.DAY_OF_MONTH, count, ZoneId.of(zone), onConflict),
                ZoneId.of(zone));
    }
}
