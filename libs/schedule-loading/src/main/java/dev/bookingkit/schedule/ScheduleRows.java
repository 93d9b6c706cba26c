package dev.bookingkit.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.slot.Absence;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.DateOverride;
import dev.bookingkit.slot.LocalWindow;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a row of the providers' query: each list is a JSON array of arrays in the order of the query's columns. */
final class ScheduleRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScheduleRows() {}

    static ProviderTime providerTime(Object[] row, SlotRules rules) {
        ZoneId zone = ZoneId.of((String) row[1]);
        Schedule schedule = new Schedule(
                zone,
                read(row[2], ScheduleRows::rule),
                read(row[3], ScheduleRows::override),
                read(row[4], ScheduleRows::absence),
                new Caps((Integer) row[6], (Integer) row[7]));
        List<Redirect> redirects = read(row[4], it -> redirect(it, zone)).stream()
                .flatMap(Optional::stream)
                .toList();
        JsonNode occupied = tree(row[5]);
        return new ProviderTime(
                (UUID) row[0], schedule, list(occupied, it -> occupied(it, rules)), redirects, heldFor(occupied));
    }

    private static @Nullable Duration heldFor(JsonNode occupied) {
        Duration first = null;
        for (JsonNode it : occupied) {
            Duration life = it.path(9).isNumber() ? Duration.of(it.get(9).asLong(), ChronoUnit.MICROS) : null;
            if (life != null && (first == null || life.compareTo(first) < 0)) {
                first = life;
            }
        }
        return first;
    }

    static Release release(@Nullable Object json) {
        if (json == null) {
            return Release.NONE;
        }
        try {
            return JSON.readValue((String) json, SlotRelease.class).toRelease();
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("slot_release holds something else than was written", notOurs);
        }
    }

    private static AvailabilityRule rule(JsonNode it) {
        return AvailabilityRule.of(
                it.get(0).asText(),
                time(it.get(1)),
                time(it.get(2)),
                ZoneId.of(it.get(3).asText()),
                date(it.get(4)),
                date(it.get(5)));
    }

    private static DateOverride override(JsonNode it) {
        List<LocalWindow> windows =
                it.get(3).isNull() ? List.of() : List.of(new LocalWindow(time(it.get(3)), time(it.get(4))));
        return new DateOverride(
                LocalDate.parse(it.get(1).asText()),
                it.get(2).asBoolean(),
                windows,
                it.get(0).asText());
    }

    private static Absence absence(JsonNode it) {
        return new Absence(
                LocalDate.parse(it.get(1).asText()),
                LocalDate.parse(it.get(2).asText()),
                it.get(0).asText());
    }

    private static Optional<Redirect> redirect(JsonNode it, ZoneId zone) {
        return it.get(3).isNull()
                ? Optional.empty()
                : Optional.of(new Redirect(
                        absence(it), zone, UUID.fromString(it.get(3).asText())));
    }

    private static Occupied occupied(JsonNode it, SlotRules rules) {
        boolean ofAskedType = it.get(6).asBoolean();
        // A hold is before there is a session: it keeps all seats.
        boolean session = ofAskedType && rules.maxSeats() > 1 && !it.get(7).isNull();
        return new Occupied(
                instant(it.get(2)),
                instant(it.get(3)),
                Duration.ofMinutes(it.get(4).asLong()),
                Duration.ofMinutes(it.get(5).asLong()),
                it.get(1).asBoolean() ? Occupied.Kind.HOLD : Occupied.Kind.BOOKING,
                ofAskedType,
                session ? it.get(7).asInt() : 0,
                session ? it.get(8).asInt() : 0,
                it.get(0).asText());
    }

    private static Instant instant(JsonNode micros) {
        return Instant.EPOCH.plus(micros.asLong(), ChronoUnit.MICROS);
    }

    private static LocalTime time(JsonNode text) {
        return LocalTime.parse(text.asText());
    }

    private static @Nullable LocalDate date(JsonNode text) {
        return text.isNull() ? null : LocalDate.parse(text.asText());
    }

    private static <T> List<T> read(@Nullable Object json, Function<JsonNode, T> element) {
        return list(tree(json), element);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false).map(element).toList();
    }

    private static JsonNode tree(@Nullable Object json) {
        if (json == null) {
            return JSON.createArrayNode();
        }
        try {
            return JSON.readTree((String) json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL wrote this JSON", impossible);
        }
    }
}
