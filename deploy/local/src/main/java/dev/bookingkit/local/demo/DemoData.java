package dev.bookingkit.local.demo;

import java.time.Duration;
import java.util.Map;

/** A provider and an event type to look at in a fresh suite, made through the API. */
public final class DemoData {

    private static final int EXISTS = 409;

    private DemoData() {}

    /** Does nothing if the provider is there already. */
    public static void ensure(String gateway, String secretKey) {
        Api api = new Api(gateway, secretKey, Duration.ofSeconds(30));
        Api.Answer provider = api.send("POST", "/v1/providers", Requests.provider("demo-owner", "Dana Demo"), Map.of());
        if (provider.status() == EXISTS) {
            return;
        }
        if (provider.status() != 201) {
            throw new StepFailed("the demo provider could not be made: " + provider.body());
        }
        String id = provider.body().path("id").asText();
        api.send("PUT", "/v1/providers/" + id + "/availability-rules", Requests.hours(), Map.of(), 200);
        api.post("/v1/event-types", Requests.eventType("intro-call", "Intro call", id, 0), 201);
    }
}
