package dev.bookingkit.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The bodies that the demo sends. */
final class Requests {

    static final String ZONE = "Europe/Berlin";

    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    static String provider(String userId, String name) {
        ObjectNode body = JSON.createObjectNode()
                .put("userId", userId)
                .put("displayName", name)
                .put("email", userId + "@demo.bookingkit.example")
                .put("timeZone", ZONE);
        return body.toString();
    }

    /** Every day from 9 to 17. */
    static String hours() {
        ObjectNode rule = JSON.createObjectNode()
                .put("rrule", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU")
                .put("startTime", "09:00")
                .put("endTime", "17:00")
                .put("timeZone", ZONE);
        return JSON.createArrayNode().add(rule).toString();
    }

    static String eventType(String slug, String title, String providerId, int priceCents) {
        ObjectNode body = JSON.createObjectNode()
                .put("title", title)
                .put("slug", slug)
                .put("durationMinutes", 30)
                .put("bufferBeforeMinutes", 0)
                .put("bufferAfterMinutes", 0)
                .put("priceCents", priceCents)
                .put("currency", "EUR")
                .put("providerId", providerId)
                .put("locationType", "in_person")
                .put("locationValue", "Main street 1")
                .put("minimumNoticeMinutes", 0)
                .put("maxFutureDays", 60)
                .put("requiresConfirmation", false)
                .put("maxSeats", 1)
                .put("isActive", true);
        return body.toString();
    }

    static String booking(String eventTypeId, String start, String name, String email) {
        ObjectNode body =
                JSON.createObjectNode().put("eventTypeId", eventTypeId).put("start", start);
        body.putObject("customer").put("name", name).put("email", email).put("timeZone", ZONE);
        return body.toString();
    }

    static String object(String member, String value) {
        return JSON.createObjectNode().put(member, value).toString();
    }

    static String subscription(String url, String eventTypeId, String... triggers) {
        ObjectNode body = JSON.createObjectNode().put("subscriberUrl", url).put("eventTypeId", eventTypeId);
        for (String trigger : triggers) {
            body.withArray("triggers").add(trigger);
        }
        return body.toString();
    }
}
