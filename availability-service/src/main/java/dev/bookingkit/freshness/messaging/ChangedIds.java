package dev.bookingkit.freshness.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose time an event of either topic is about.
 *
 * <p>It looks at members, not at types, so that an event type that is new there makes old what it should.
 */
final class ChangedIds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ONE = List.of("providerId", "previousProviderId", "teamId");

    private ChangedIds() {}

    /** Empty for what is not an event: nobody can say what it is about. */
    static List<UUID> of(byte @Nullable [] payload) {
        List<UUID> ids = new ArrayList<>();
        JsonNode event = read(payload);
        ONE.forEach(name -> add(ids, event.path(name)));
        event.path("providerIds").forEach(id -> add(ids, id));
        if (!event.has("bookingId")) { // a booking leaves its event type as it was
            add(ids, event.path("eventTypeId"));
        }
        return ids;
    }

    private static JsonNode read(byte @Nullable [] payload) {
        try {
            return payload == null ? JSON.missingNode() : JSON.readTree(payload);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private static void add(List<UUID> ids, JsonNode id) {
        if (id.isTextual() && id.asText().length() == 36) {
            try {
                ids.add(UUID.fromString(id.asText()));
            } catch (IllegalArgumentException notAnId) {
                // then it is nobody's
            }
        }
    }
}
