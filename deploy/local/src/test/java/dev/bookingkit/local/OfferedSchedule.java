package dev.bookingkit.local;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * A random schedule as it stands in the suite: one provider, the event type that is looked at and another one.
 *
 * @param usually what would be offered of the two without overrides and absences
 */
@NullUnmarked
record OfferedSchedule(
        SlotClient client,
        RandomSchedule schedule,
        String provider,
        String asked,
        String other,
        List<Instant> usually) {

    OfferedSchedule {
        usually = List.copyOf(usually);
    }

    static OfferedSchedule create(SlotClient client, RandomSchedule schedule) throws IOException, InterruptedException {
        String name = "random-" + UUID.randomUUID();
        String provider = client.create(
                "/v1/providers",
                Map.of(
                        "userId",
                        name,
                        "displayName",
                        "Random Provider",
                        "email",
                        name + "@example.org",
                        "timeZone",
                        schedule.zone().getId()));
        String path = "/v1/providers/" + provider;
        client.send("PUT", path + "/availability-rules", schedule.rules()).as(200);
        String asked = eventType(client, provider, name + "-a", schedule.asked());
        String other = eventType(client, provider, name + "-b", schedule.other());
        List<Instant> usually = new ArrayList<>();
        usually.addAll(client.listed(asked, schedule));
        usually.addAll(client.listed(other, schedule));
        for (Map<String, Object> override : schedule.overrides()) {
            client.create(path + "/availability-overrides", override);
        }
        for (Map<String, Object> absence : schedule.absences()) {
            client.create(path + "/out-of-office", absence);
        }
        return new OfferedSchedule(client, schedule, provider, asked, other, usually);
    }

    private static String eventType(SlotClient client, String provider, String slug, Map<String, Object> terms)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(terms);
        body.putAll(Map.of("title", "Random", "slug", slug, "providerId", provider));
        return client.create("/v1/event-types", body);
    }

    TreeSet<Instant> listed(String eventType) throws IOException, InterruptedException {
        return client.listed(eventType, schedule);
    }

    void deactivate(String eventType) throws IOException, InterruptedException {
        client.send("PATCH", "/v1/event-types/" + eventType, Map.of("isActive", false))
                .as(200);
    }

    int minutes(String term) {
        return (int) schedule.asked().getOrDefault(term, 0);
    }
}
