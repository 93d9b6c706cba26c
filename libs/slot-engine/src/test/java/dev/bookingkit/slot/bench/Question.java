package dev.bookingkit.slot.bench;

import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A provider who works Monday to Friday, nine to five in Berlin; 30-minute bookings on a 15-minute grid, spread evenly. */
record Question(Schedule schedule, SlotRules rules, List<Occupied> occupied, Query query) {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    static Question of(int days, int bookings) {
        ZoneId zone = Zones.parse("Europe/Berlin");
        var schedule = Schedule.of(
                zone,
                AvailabilityRule.of(
                        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", LocalTime.of(9, 0), LocalTime.of(17, 0), zone));
        var rules = SlotRules.of(Duration.ofMinutes(30))
                .withInterval(Duration.ofMinutes(15))
                .withBuffers(Duration.ofMinutes(5), Duration.ofMinutes(10));
        var occupied = new ArrayList<Occupied>();
        for (int i = 0; i < bookings; i++) {
            long quarters = Math.round((double) i * days * 96 / bookings);
            Instant start = START.plus(Duration.ofMinutes(15 * quarters));
            occupied.add(Occupied.booking(start, start.plus(Duration.ofMinutes(30)))
                    .withBuffers(Duration.ofMinutes(5), Duration.ofMinutes(5))
                    .withId("b" + i));
        }
        return new Question(
                schedule, rules, List.copyOf(occupied), new Query(START, START.plus(Duration.ofDays(days)), START));
    }

    Question shuffled() {
        var other = new ArrayList<>(occupied);
        Collections.shuffle(other, new Random(1));
        return new Question(schedule, rules, List.copyOf(other), query);
    }

    Question capped() {
        return new Question(schedule, rules.withCaps(new Caps(20, 100)), occupied, query);
    }
}
