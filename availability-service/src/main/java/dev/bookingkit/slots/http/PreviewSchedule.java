package dev.bookingkit.slots.http;

import dev.bookingkit.hours.Hours;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Schedule;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One schedule of a preview.
 *
 * @param pointer leads to the object that holds the lists
 */
record PreviewSchedule(
        @Nullable List<PreviewRule> rules,
        @Nullable List<PreviewOverride> overrides,
        @Nullable List<PreviewAbsence> outOfOffice,
        @Nullable List<PreviewBooking> bookings,
        String pointer) {

    static final int MAX = 10_000;

    /** Dates of overrides and absences are in the zone of the first rule, else in the one that is asked for. */
    Schedule schedule(ZoneId asked) {
        List<AvailabilityRule> hours = each(rules, "/rules/", PreviewRule::toRule);
        Hours.requireBounded(hours, pointer + "/rules");
        return new Schedule(
                hours.isEmpty() ? asked : hours.getFirst().zone(),
                hours,
                each(overrides, "/overrides/", PreviewOverride::toOverride),
                each(outOfOffice, "/outOfOffice/", PreviewAbsence::toAbsence));
    }

    /** The bookings that take time. */
    List<Occupied> occupied() {
        return each(bookings, "/bookings/", PreviewBooking::toOccupied).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private <T, R> List<R> each(@Nullable List<T> list, String name, BiFunction<T, String, R> read) {
        List<T> items = list == null ? List.of() : list;
        return IntStream.range(0, items.size())
                .mapToObj(i -> read.apply(items.get(i), pointer + name + i))
                .toList();
    }
}
