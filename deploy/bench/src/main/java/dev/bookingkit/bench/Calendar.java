package dev.bookingkit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A provider of its own for one measurement: open all day, half-hour slots. */
record Calendar(Suite suite, String eventTypeId, String providerId) {

    static Calendar open(Suite suite, String name) throws IOException {
        return open(suite, name, 1);
    }

    /** For sessions of so many seats. */
    static Calendar open(Suite suite, String name, int maxSeats) throws IOException {
        String unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        String provider = suite.create(
                        "/v1/providers",
                        Map.of(
                                "userId",
                                unique,
                                "displayName",
                                "Bench " + name,
                                "email",
                                unique + "@example.org",
                                "timeZone",
                                "UTC"))
                .get("id")
                .asText();
        suite.create(
                "/v1/providers/" + provider + "/availability-rules",
                Map.of("rrule", "FREQ=DAILY", "startTime", "00:00", "endTime", "00:00", "timeZone", "UTC"));
        String type = suite.create(
                        "/v1/event-types",
                        Map.ofEntries(
                                Map.entry("title", "Bench " + name),
                                Map.entry("slug", unique.toLowerCase(java.util.Locale.ROOT)),
                                Map.entry("durationMinutes", 30),
                                Map.entry("bufferBeforeMinutes", 0),
                                Map.entry("bufferAfterMinutes", 0),
                                Map.entry("priceCents", 0),
                                Map.entry("currency", "EUR"),
                                Map.entry("providerId", provider),
                                Map.entry("locationType", "in_person"),
                                Map.entry("minimumNoticeMinutes", 0),
                                Map.entry("maxFutureDays", 60),
                                Map.entry("bookingLimits", Map.of()),
                                Map.entry("requiresConfirmation", false),
                                Map.entry("maxSeats", maxSeats),
                                Map.entry("isActive", true)))
                .get("id")
                .asText();
        return new Calendar(suite, type, provider);
    }

    /** The first free starts from tomorrow on. */
    List<String> starts(int count) throws IOException {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        JsonNode slots = suite.get("/v1/slots?eventTypeId=" + eventTypeId + "&start=" + tomorrow + "&end="
                        + tomorrow.plusDays(20) + "&timeZone=UTC")
                .get("data");
        List<String> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(slots.get(i).get("start").asText());
        }
        return starts;
    }

    Map<String, Object> booking(String start, String customer) {
        return Map.of(
                "eventTypeId",
                eventTypeId,
                "start",
                start,
                "customer",
                Map.of("name", "Bench " + customer, "email", customer + "@example.org", "timeZone", "UTC"));
    }
}
