package dev.bookingkit.slot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a recurrence's text, checks the bounds, and picks the cheapest way to expand it. */
final class RecurrenceParser {
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "BYMONTH",
            "BYWEEKNO",
            "BYYEARDAY",
            "BYMONTHDAY",
            "BYDAY",
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND",
            "BYSETPOS");
    /** With these alone, a DAILY or WEEKLY rule is arithmetic. */
    private static final Set<String> ARITHMETIC =
            Set.of("FREQ", "INTERVAL", "UNTIL", "WKST", "BYDAY", "COUNT", "BYHOUR", "BYMINUTE", "BYSECOND");

    private static final List<String> TIMES = List.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final int LEAP_SECOND = 60;
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern VALUE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(Z?))?");
    private static final Pattern LIST = Pattern.compile("[+-]?\\w{1,4}(,[+-]?\\w{1,4}){0,399}");

    private final List<DateList.Value> excluded = new ArrayList<>();
    private final List<DateList.Value> added = new ArrayList<>();
    private @Nullable Map<String, String> rule;

    private RecurrenceParser() {}

    static Recurrence parse(String text) {
        if (text.length() > Recurrence.MAX_LENGTH) {
            throw new InvalidRule("a recurrence has at most %d characters".formatted(Recurrence.MAX_LENGTH));
        }
        var parser = new RecurrenceParser();
        for (String line : unfolded(text).split("\r?\n")) {
            if (!line.isBlank()) {
                parser.line(line.strip());
            }
        }
        return parser.result(text);
    }

    /** RFC 5545 section 3.1: a line break followed by white space continues the line. */
    private static String unfolded(String text) {
        return text.replace("\r\n ", "")
                .replace("\r\n\t", "")
                .replace("\n ", "")
                .replace("\n\t", "");
    }

    private void line(String line) {
        String upper = line.toUpperCase(Locale.ROOT);
        if (upper.startsWith("EXDATE")) {
            dates(line, "EXDATE", excluded);
        } else if (upper.startsWith("RDATE")) {
            dates(line, "RDATE", added);
        } else if (upper.startsWith("RRULE:")) {
            rule(upper.substring("RRULE:".length()));
        } else if (upper.indexOf(':') < 0) {
            rule(upper);
        } else {
            throw new InvalidRule("only RRULE, EXDATE and RDATE lines are allowed, not '%s'".formatted(brief(line)));
        }
    }

    private void rule(String value) {
        if (rule != null) {
            throw new InvalidRule("only one RRULE is allowed");
        }
        rule = new LinkedHashMap<>();
        for (String part : value.split(";", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !PARTS.contains(name)) {
                throw new InvalidRule("'%s' is not a part of an RRULE".formatted(brief(part)));
            }
            String partValue = part.substring(equals + 1);
            if (!LIST.matcher(partValue).matches()
                    && !name.equals("UNTIL")
                    && !name.equals("COUNT")
                    && !name.equals("FREQ")) {
                throw new InvalidRule("%s has the value '%s'".formatted(name, brief(partValue)));
            }
            if (rule.put(name, partValue) != null) {
                throw new InvalidRule("%s is there twice".formatted(name));
            }
        }
    }

    private Recurrence result(String text) {
        if (rule == null) {
            throw new InvalidRule("an RRULE such as FREQ=WEEKLY;BYDAY=MO is missing");
        }
        checkBounds(rule);
        String untilText = rule.get("UNTIL");
        Until until = untilText == null ? Until.NEVER : until(value(untilText, "UNTIL"));
        if (untilText != null && rule.containsKey("COUNT")) {
            throw new InvalidRule("UNTIL and COUNT must not both be there");
        }
        String bare = rule.entrySet().stream()
                .filter(part -> !part.getKey().equals("UNTIL"))
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        LibRecurOccurrences.validate(bare);
        return new Recurrence(text, occurrences(rule, bare), until, new DateList(excluded), new DateList(added));
    }

    private static void checkBounds(Map<String, String> rule) {
        String frequency = rule.get("FREQ");
        if (frequency == null) {
            throw new InvalidRule("FREQ is missing");
        }
        if (!FREQUENCIES.contains(frequency)) {
            throw new InvalidRule("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not '%s'".formatted(brief(frequency)));
        }
        checkNumber(rule, "INTERVAL", Recurrence.MAX_INTERVAL);
        checkNumber(rule, "COUNT", Recurrence.MAX_COUNT);
        if (perDay(rule) > Recurrence.MAX_PER_DAY) {
            throw new InvalidRule(
                    "BYHOUR, BYMINUTE and BYSECOND give more than %d windows a day".formatted(Recurrence.MAX_PER_DAY));
        }
    }

    private static void checkNumber(Map<String, String> rule, String name, int max) {
        String value = rule.getOrDefault(name, "1");
        if (!value.matches("\\+?\\d{1,9}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > max) {
            throw new InvalidRule("%s is between 1 and %d, not '%s'".formatted(name, max, brief(value)));
        }
    }

    private static long perDay(Map<String, String> rule) {
        return TIMES.stream()
                .mapToLong(name -> Math.max(1, values(rule, name).size()))
                .reduce(1, (a, b) -> a * b);
    }

    private static List<String> values(Map<String, String> rule, String name) {
        String value = rule.get(name);
        return value == null ? List.of() : List.of(value.split(","));
    }

    private static List<Integer> numbers(Map<String, String> rule, String name) {
        return values(rule, name).stream().map(Integer::valueOf).toList();
    }

    private static Occurrences occurrences(Map<String, String> rule, String bare) {
        String frequency = rule.getOrDefault("FREQ", "");
        boolean weekly = frequency.equals("WEEKLY");
        boolean arithmetic = ARITHMETIC.containsAll(rule.keySet())
                && (weekly || frequency.equals("DAILY"))
                && WEEKDAYS.containsAll(values(rule, "BYDAY"))
                && !numbers(rule, "BYSECOND").contains(LEAP_SECOND);
        if (!arithmetic) {
            return new LibRecurOccurrences(
                    bare, (int) perDay(rule), TIMES.stream().anyMatch(rule::containsKey));
        }
        int weekdays = 0;
        for (String day : values(rule, "BYDAY")) {
            weekdays |= 1 << WEEKDAYS.indexOf(day);
        }
        int interval = Integer.parseInt(rule.getOrDefault("INTERVAL", "1"));
        var days =
                new WeekdayOccurrences(weekly, interval, weekdays, WEEKDAYS.indexOf(rule.getOrDefault("WKST", "MO")));
        boolean plain = !rule.containsKey("COUNT") && TIMES.stream().noneMatch(rule::containsKey);
        return plain
                ? days
                : new TimedOccurrences(
                        days,
                        numbers(rule, "BYHOUR"),
                        numbers(rule, "BYMINUTE"),
                        numbers(rule, "BYSECOND"),
                        Long.parseLong(rule.getOrDefault("COUNT", String.valueOf(Long.MAX_VALUE))));
    }

    private void dates(String line, String name, List<DateList.Value> target) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new InvalidRule("%s has no values".formatted(name));
        }
        ZoneId zone = zone(line.substring(name.length(), colon), name);
        String[] values = line.substring(colon + 1).split(",", -1);
        if (excluded.size() + added.size() + values.length > Recurrence.MAX_DATES) {
            throw new InvalidRule("at most %d EXDATE and RDATE values are allowed".formatted(Recurrence.MAX_DATES));
        }
        for (String value : values) {
            target.add(value(value.strip().toUpperCase(Locale.ROOT), name).in(zone));
        }
    }

    private static @Nullable ZoneId zone(String parameters, String name) {
        ZoneId zone = null;
        for (String parameter : parameters.split(";")) {
            String upper = parameter.toUpperCase(Locale.ROOT);
            if (upper.startsWith("TZID=")) {
                try {
                    zone = Zones.parse(parameter.substring("TZID=".length()));
                } catch (InvalidZone invalid) {
                    throw new InvalidRule("%s: %s".formatted(name, invalid.getMessage()));
                }
            } else if (!upper.isEmpty() && !upper.equals("VALUE=DATE") && !upper.equals("VALUE=DATE-TIME")) {
                throw new InvalidRule("%s has the parameter '%s'".formatted(name, brief(parameter)));
            }
        }
        return zone;
    }

    private static Until until(DateList.Value value) {
        return value.day() ? new Until(value.value() + Micros.DAY - 1, false) : new Until(value.value(), value.utc());
    }

    private static DateList.Value value(String text, String name) {
        Matcher matcher = VALUE.matcher(text);
        if (matcher.matches()) {
            try {
                return value(matcher);
            } catch (DateTimeException noSuchTime) {
                throw new InvalidRule("%s: %s".formatted(name, noSuchTime.getMessage()));
            }
        }
        throw new InvalidRule(
                "%s: '%s' is not like 20260309, 20260309T130000 or 20260309T130000Z".formatted(name, brief(text)));
    }

    private static DateList.Value value(Matcher matcher) {
        LocalDate date = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        boolean day = matcher.group(4) == null;
        LocalTime time =
                day ? LocalTime.MIDNIGHT : LocalTime.of(number(matcher, 4), number(matcher, 5), number(matcher, 6));
        long micros = LocalDateTime.of(date, time).toEpochSecond(ZoneOffset.UTC) * Micros.SECOND;
        return new DateList.Value(day, "Z".equals(matcher.group(7)), micros);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String brief(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
