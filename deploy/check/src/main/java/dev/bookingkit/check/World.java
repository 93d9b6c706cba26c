package dev.bookingkit.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Who can be booked.
 *
 * @param firstDay from here on, {@link #DAYS} days are played with
 */
record World(List<String> providers, List<String> eventTypes, List<String> groups, LocalDate firstDay) {

    static final int DAYS = 40;
    private static final int FEWEST_PROVIDERS = 12;
    private static final int SLOT_MINUTES = 30;

    /** No offer of a seat expires during a run: a seat changes by its own player's requests alone. */
    private static final int LONGEST_OFFER = 10_080;

    /** One provider for two clients: few enough that they meet, enough that they do not only wait for each other. */
    static World create(Client client, long seed, int clients) throws InterruptedException {
        List<String> providers = new ArrayList<>();
        for (int i = 0; i < Math.max(FEWEST_PROVIDERS, clients / 2); i++) {
            Map<String, Object> provider =
                    Map.of("userId", "check-" + seed + "-" + i, "displayName", "Provider " + i, "timeZone", "UTC");
            String id = create(client, "/v1/providers", provider);
            providers.add(id);
            create(
                    client,
                    "/v1/providers/" + id + "/availability-rules",
                    Map.of(
                            "rrule",
                            "FREQ=DAILY",
                            "startTime",
                            "00:00",
                            "endTime",
                            "00:00",
                            "timeZone",
                            "UTC",
                            "validFrom",
                            LocalDate.now(ZoneOffset.UTC).minusDays(1).toString()));
        }
        return new World(
                providers,
                List.of(
                        eventType(client, seed, "plain", Map.of()),
                        eventType(client, seed, "buffered", Map.of("bufferBeforeMinutes", 5, "bufferAfterMinutes", 10)),
                        eventType(client, seed, "confirmed", Map.of("requiresConfirmation", true)),
                        eventType(client, seed, "capped", Map.of("bookingLimits", Map.of("maxPerDay", 12)))),
                List.of(eventType(client, seed, "group", Map.of("maxSeats", 5, "waitlistOfferMinutes", LONGEST_OFFER))),
                LocalDate.now(ZoneOffset.UTC).plusDays(3));
    }

    private static String eventType(Client client, long seed, String name, Map<String, Object> more)
            throws InterruptedException {
        Map<String, Object> type = new HashMap<>(Map.of(
                "title",
                name,
                "slug",
                name + "-" + Long.toHexString(seed),
                "durationMinutes",
                SLOT_MINUTES,
                "bufferBeforeMinutes",
                0,
                "bufferAfterMinutes",
                0,
                "priceCents",
                0,
                "currency",
                "EUR",
                "minimumNoticeMinutes",
                0,
                "maxFutureDays",
                DAYS * 10));
        type.put("metadata", Map.of("checked", true));
        type.put("requiresConfirmation", false);
        type.put("maxSeats", 1);
        type.put("isActive", true);
        type.put("bookingLimits", Map.of());
        type.putAll(more);
        return create(client, "/v1/event-types", type);
    }

    private static String create(Client client, String path, Object body) throws InterruptedException {
        Answer answer = client.post(path, body, "world-" + UUID.randomUUID());
        if (!answer.created()) {
            throw new IllegalStateException("POST " + path + " answered " + answer.status() + " " + answer.text());
        }
        return answer.id();
    }

    /** Half of the wishes go to the first days, so that clients meet. */
    Instant start(RandomGenerator random) {
        int day = random.nextInt(random.nextBoolean() ? 3 : DAYS);
        int slot = random.nextInt(24 * 60 / SLOT_MINUTES);
        return firstDay.plusDays(day)
                .atStartOfDay(ZoneOffset.UTC)
                .plusMinutes((long) slot * SLOT_MINUTES)
                .toInstant();
    }
}
