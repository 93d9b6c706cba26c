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
 * A random schedule as it stands in the suite: the event type that is looked at, and another one of its first host.
 *
 * @param standIn who offers the first host's time while that one is away; null: nobody
 * @param usually what would be offered of the two without overrides, absences and release strategy
 */
@NullUnmarked
record OfferedSchedule(
        SlotClient client, RandomSchedule schedule, String asked, String other, String standIn, List<Instant> usually) {

    OfferedSchedule {
        usually = List.copyOf(usually);
    }

    static OfferedSchedule create(SlotClient client, RandomSchedule schedule) throws IOException, InterruptedException {
        String name = "random-" + UUID.randomUUID();
        List<String> hosts = new ArrayList<>();
        for (RandomSchedule.Hours hours : schedule.hosts()) {
            hosts.add(provider(client, schedule, name + hosts.size(), hours));
        }
        Map<String, Object> whose = schedule.strategy() == null
                ? Map.of("providerId", hosts.getFirst())
                : Map.of("teamId", team(client, schedule, name, hosts));
        String asked = eventType(client, whose, name + "-a", schedule.asked());
        Map<String, Object> firstHosts = "managed".equals(schedule.strategy())
                ? Map.of("providerId", hosts.getFirst(), "parentEventTypeId", asked)
                : Map.of("providerId", hosts.getFirst());
        String other = eventType(client, firstHosts, name + "-b", schedule.other());
        List<Instant> usually = new ArrayList<>();
        usually.addAll(client.listed(asked, schedule));
        usually.addAll(client.listed(other, schedule));
        String standIn = schedule.hasStandIn() ? hosts.get(1) : null;
        for (int i = 0; i < hosts.size(); i++) {
            except(client, hosts.get(i), schedule.hosts().get(i), i == 0 ? standIn : null);
        }
        if (!schedule.release().isEmpty()) {
            client.send("PATCH", "/v1/event-types/" + asked, Map.of("slotRelease", schedule.release()))
                    .as(200);
        }
        return new OfferedSchedule(client, schedule, asked, other, standIn, usually);
    }

    private static String provider(SlotClient client, RandomSchedule schedule, String name, RandomSchedule.Hours hours)
            throws IOException, InterruptedException {
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
        client.send("PUT", "/v1/providers/" + provider + "/availability-rules", hours.rules())
                .as(200);
        return provider;
    }

    private static String team(SlotClient client, RandomSchedule schedule, String name, List<String> members)
            throws IOException, InterruptedException {
        String team = client.create(
                "/v1/teams", Map.of("name", "Random", "slug", name, "assignmentStrategy", schedule.strategy()));
        for (int i = 0; i < members.size(); i++) {
            client.create(
                    "/v1/teams/" + team + "/members",
                    Map.of(
                            "providerId",
                            members.get(i),
                            "isFixed",
                            schedule.hosts().get(i).isFixed()));
        }
        return team;
    }

    private static void except(SlotClient client, String provider, RandomSchedule.Hours hours, String standIn)
            throws IOException, InterruptedException {
        for (Map<String, Object> override : hours.overrides()) {
            client.create("/v1/providers/" + provider + "/availability-overrides", override);
        }
        for (Map<String, Object> absence : hours.absences()) {
            Map<String, Object> body = new HashMap<>(absence);
            body.put("redirectToProviderId", standIn);
            client.create("/v1/providers/" + provider + "/out-of-office", body);
        }
    }

    private static String eventType(
            SlotClient client, Map<String, Object> whose, String slug, Map<String, Object> terms)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(terms);
        body.putAll(whose);
        body.putAll(Map.of("title", "Random", "slug", slug));
        return client.create("/v1/event-types", body);
    }

    /** Whether several can be booked at the same start, one after the other. */
    boolean takesSeveralAtATime() {
        return hasSeats() || "round_robin".equals(schedule.strategy()) || "managed".equals(schedule.strategy());
    }

    /** Whether one booking is one claim. */
    boolean isOneProvidersAlone() {
        return schedule.strategy() == null && !hasSeats() && standIn == null;
    }

    boolean hasSeats() {
        return number("maxSeats") > 1;
    }

    TreeSet<Instant> listed(String eventType) throws IOException, InterruptedException {
        return client.listed(eventType, schedule);
    }

    void deactivate(String eventType) throws IOException, InterruptedException {
        client.send("PATCH", "/v1/event-types/" + eventType, Map.of("isActive", false))
                .as(200);
    }

    /** Of the event type that is looked at; 0 where it does not say. */
    int number(String term) {
        return (int) schedule.asked().getOrDefault(term, 0);
    }
}
