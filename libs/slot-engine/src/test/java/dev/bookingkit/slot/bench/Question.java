package dev.bookingkit.slot.bench;

import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A provider who works Monday to Friday, nine to five in Berlin; 30-minute bookings in these hours, a 15-minute grid, buffers. */
record Question(Schedule schedule, SlotRules rules, List<Occupied> occupied, Query query) {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    static Question of(int days, int bookings) {
        return of(days, bookings, 0);
    }

    /** Ten of the same hours, with bookings at different quarters. */
    static List<Member> team(int days, int bookings) {
        return IntStream.range(0, 10)
                .mapToObj(i -> {
                    Question question = of(days, bookings, i);
                    return Member.of("member-" + i, question.schedule(), question.occupied());
                })
                .toList();
    }

    private static Question of(int days, int bookings, int member) {
        ZoneId zone = Zones.parse("Europe/Berlin");
        var schedule = Schedule.of(
                zone,
                AvailabilityRule.of("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", LocalTime.of(9, 0), LocalTime.of(17, 0), zone));
        var rules = SlotRules.of(Duration.ofMinutes(30))
                .withInterval(Duration.ofMinutes(15))
                .withBuffers(Duration.ofMinutes(5), Duration.ofMinutes(10));
        var occupied = new ArrayList<Occupied>();
        List<LocalDate> workdays = LocalDate.of(2026, 1, 5)
                .datesUntil(LocalDate.of(2026, 1, 5).plusDays(days))
                .filter(date -> date.getDayOfWeek().getValue() <= 5)
                .toList();
        for (int i = 0; i < bookings; i++) {
            // Evenly over the workdays; within a day an hour apart from nine on.
            int day = (int) ((long) i * workdays.size() / bookings);
            int first = (int) ((long) day * bookings / workdays.size());
            Instant start = workdays.get(day)
                    .atTime(9 + Math.floorMod(i - first, 8), member * 15 % 60)
                    .atZone(zone)
                    .toInstant();
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

    Question roundTheClock() {
        var always = Schedule.of(
                schedule.zone(),
                AvailabilityRule.of("FREQ=DAILY", LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, schedule.zone()));
        return new Question(always, rules, occupied, query);
    }

    Question fillingTheMorningFirst() {
        var release = new Release.FillEarlierFirst(30, List.of(LocalTime.NOON));
        return new Question(schedule, rules.withRelease(release), occupied, query);
    }

    Question capped() {
        return new Question(schedule, rules.withCaps(new Caps(20, 100)), occupied, query);
    }
}
