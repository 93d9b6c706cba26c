package dev.bookingkit.slot.oracle;

import dev.bookingkit.slot.Absence;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.DateOverride;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.SlotRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Everything one question needs, on minutes. */
public record Scenario(
        LocalDate base,
        ZoneId zone,
        List<Hours> hours,
        List<DateOverride> overrides,
        List<Absence> absences,
        Caps providerCaps,
        SlotRules rules,
        List<Occupied> occupied,
        Query query) {

    /** The same where a booking takes the whole slot. */
    public Scenario withOneSeat() {
        return new Scenario(
                base, zone, hours, overrides, absences, providerCaps, rules.withMaxSeats(1), occupied, query);
    }

    public Schedule schedule() {
        List<AvailabilityRule> openings = hours.stream()
                .map(hour -> AvailabilityRule.of(
                        hour.rrule(), hour.start(), hour.end(), hour.zone(), hour.from(), hour.last()))
                .toList();
        return new Schedule(zone, openings, overrides, absences, providerCaps);
    }
}
