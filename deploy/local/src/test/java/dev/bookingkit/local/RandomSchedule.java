package dev.bookingkit.local;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * The weeks of one provider or of a team and what is offered, at random: the bodies of the requests that make them.
 *
 * @param from first local date of the window that is looked at
 * @param to the date after its last one
 * @param hosts one, one and who stands in for them, or the members of a team
 * @param strategy of the team; null for one provider
 * @param asked terms of the event type that is looked at
 * @param release its release strategy; empty where everything is offered
 * @param other terms of the event type whose bookings are in the way
 */
@NullUnmarked
record RandomSchedule(
        ZoneId zone,
        LocalDate from,
        LocalDate to,
        List<Hours> hosts,
        String strategy,
        Map<String, Object> asked,
        Map<String, Object> release,
        Map<String, Object> other) {

    /** When one of them works, and whether as a fixed host of the team. */
    record Hours(
            List<Map<String, Object>> rules,
            List<Map<String, Object>> overrides,
            List<Map<String, Object>> absences,
            boolean isFixed) {

        Hours {
            rules = List.copyOf(rules);
            overrides = List.copyOf(overrides);
            absences = List.copyOf(absences);
        }

        private static Hours of(Random random, ZoneId zone, LocalDate from) {
            return new Hours(
                    RandomSchedule.rules(random, zone, from),
                    RandomSchedule.overrides(random, from),
                    RandomSchedule.absences(random, from),
                    random.nextBoolean());
        }
    }

    static final int ROLLING_DAYS = 30;
    private static final int DAYS = 9;
    private static final int FARTHEST_DAYS = 250;
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Santiago",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Auckland",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "Africa/Casablanca");
    private static final List<String> STRATEGIES = List.of("round_robin", "collective", "fixed", "managed");
    private static final List<Map<String, Object>> RELEASES = List.of(
            Map.of("strategy", "rolling_window", "windowSize", ROLLING_DAYS, "unit", "days"),
            Map.of("strategy", "fill_earlier_first", "threshold", 20, "windowBoundaries", List.of("11:00", "16:00")),
            Map.of(
                    "strategy",
                    "discount_incentive",
                    "tiers",
                    List.of(Map.of("fillBelowPercent", 40, "discountPercent", 10))));
    private static final List<String> OFTEN = List.of(
            "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=FR,SA,SU");
    private static final List<String> SELDOM = List.of(
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU",
            "FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=TU,SA",
            "FREQ=MONTHLY;BYMONTHDAY=1,7,15,22,-1",
            "FREQ=MONTHLY;BYDAY=2TU,-1FR,3SA",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,2,-1",
            "FREQ=YEARLY;BYMONTH=3,4,11,12;BYDAY=SU,MO",
            "FREQ=DAILY;BYMONTHDAY=2,4,6,8,10,12,14,16,18,20,22,24,26,28,30");

    RandomSchedule {
        hosts = List.copyOf(hosts);
        asked = Map.copyOf(asked);
        release = Map.copyOf(release);
        other = Map.copyOf(other);
    }

    /** Whether the second host offers the first one's time while that one is away. */
    boolean hasStandIn() {
        return strategy == null && hosts.size() == 2;
    }

    static RandomSchedule of(Random random, Instant now) {
        ZoneId zone = ZoneId.of(pick(random, ZONES));
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate from = from(random, zone, now);
        LocalDate to = from.plusDays(DAYS);
        int daysAhead = (int) ChronoUnit.DAYS.between(today, from);
        String strategy = random.nextInt(3) == 0 ? pick(random, STRATEGIES) : null;
        int hosts = strategy == null ? between(random, 1, 2) : between(random, 2, 3);
        boolean sessions = strategy == null && random.nextInt(3) == 0;
        return new RandomSchedule(
                zone,
                from,
                to,
                Stream.generate(() -> Hours.of(random, zone, from)).limit(hosts).toList(),
                strategy,
                asked(random, daysAhead, "managed".equals(strategy), sessions),
                sessions || random.nextBoolean() ? Map.of() : pick(random, RELEASES),
                Map.of(
                        "durationMinutes", 5 * between(random, 3, 18),
                        "slotIntervalMinutes", pick(random, List.of(5, 10, 15, 30)),
                        "bufferBeforeMinutes", 5 * between(random, 0, 6),
                        "bufferAfterMinutes", 5 * between(random, 0, 6),
                        "maxFutureDays", 400));
    }

    /** Soon, some time later, or so that the clocks change within the window. */
    private static LocalDate from(Random random, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        var change = zone.getRules().nextTransition(now);
        return switch (random.nextInt(3)) {
            case 0 -> today.plusDays(random.nextInt(3));
            case 1 -> today.plusDays(between(random, 10, FARTHEST_DAYS));
            default ->
                change != null && change.getInstant().isBefore(now.plus(FARTHEST_DAYS, ChronoUnit.DAYS))
                        ? max(
                                today,
                                LocalDate.ofInstant(change.getInstant(), zone).minusDays(between(random, 1, DAYS - 2)))
                        : today.plusDays(1);
        };
    }

    private static List<Map<String, Object>> rules(Random random, ZoneId zone, LocalDate from) {
        List<Map<String, Object>> rules = new ArrayList<>();
        rules.add(rule(random, pick(random, OFTEN), zone));
        for (int more = random.nextInt(3); more > 0; more--) {
            ZoneId itsZone = random.nextInt(3) == 0 ? ZoneId.of(pick(random, ZONES)) : zone;
            Map<String, Object> rule = rule(random, pick(random, random.nextBoolean() ? SELDOM : OFTEN), itsZone);
            if (random.nextInt(3) == 0) {
                rule.put("validFrom", from.plusDays(between(random, -30, 4)).toString());
                rule.put("validUntil", from.plusDays(between(random, 5, 30)).toString());
            }
            rules.add(rule);
        }
        return rules;
    }

    private static Map<String, Object> rule(Random random, String rrule, ZoneId zone) {
        Map<String, Object> rule = new HashMap<>(window(random));
        rule.put("rrule", rrule);
        rule.put("timeZone", zone.getId());
        return rule;
    }

    /** One to ten hours, often over midnight. */
    private static Map<String, Object> window(Random random) {
        LocalTime start = LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(96));
        return Map.of(
                "startTime",
                start.toString(),
                "endTime",
                start.plusMinutes(15L * between(random, 4, 40)).toString());
    }

    private static List<Map<String, Object>> overrides(Random random, LocalDate from) {
        List<Map<String, Object>> overrides = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            Map<String, Object> override = new HashMap<>();
            override.put("date", from.plusDays(random.nextInt(DAYS)).toString());
            boolean closed = random.nextInt(3) == 0;
            override.put("isUnavailable", closed || random.nextBoolean());
            if (!closed) {
                override.putAll(window(random));
            }
            overrides.add(override);
        }
        return overrides;
    }

    private static List<Map<String, Object>> absences(Random random, LocalDate from) {
        if (random.nextBoolean()) {
            return List.of();
        }
        LocalDate start = from.plusDays(random.nextInt(DAYS));
        return List.of(Map.of(
                "startDate",
                start.toString(),
                "endDate",
                start.plusDays(random.nextInt(2)).toString()));
    }

    /** Sessions are of one provider: they are not held, confirmed or discounted. */
    private static Map<String, Object> asked(Random random, int daysAhead, boolean managed, boolean sessions) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("durationMinutes", pick(random, List.of(15, 20, 25, 30, 45, 50, 60, 90)));
        if (random.nextBoolean()) {
            terms.put("slotIntervalMinutes", pick(random, List.of(5, 10, 15, 20, 40, 60)));
        }
        terms.put("bufferBeforeMinutes", 5 * random.nextInt(6));
        terms.put("bufferAfterMinutes", 5 * random.nextInt(6));
        terms.put("minimumNoticeMinutes", random.nextInt(3) == 0 ? 60 * (24 * daysAhead + random.nextInt(24 * 4)) : 0);
        terms.put("maxFutureDays", random.nextInt(3) == 0 ? daysAhead + between(random, 1, DAYS) : 400);
        Map<String, Object> caps = new HashMap<>();
        if (random.nextInt(3) == 0) {
            caps.put("maxPerDay", between(random, 1, 2));
        }
        if (random.nextInt(3) == 0) {
            caps.put("maxPerWeek", between(random, 1, 4));
        }
        terms.put("bookingLimits", caps);
        terms.put("maxSeats", sessions ? between(random, 2, 3) : 1);
        terms.put("requiresConfirmation", !sessions && random.nextInt(4) == 0);
        terms.put("lockedFields", managed ? List.of("isActive") : List.of());
        return terms;
    }

    static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
