package dev.bookingkit.outbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes an event of a Kafka record, or refuses it as poison with the reason. */
@Singleton
class EventReader {

    /** Events may gain fields, so a consumer ignores those it does not know yet. */
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    <T> IncomingEvent<T> read(ConsumerRecord<String, byte[]> message, Set<String> known, Class<T> payload) {
        Headers headers = message.headers();
        if (!"1.0".equals(CloudEventHeaders.get(headers, CloudEventHeaders.SPEC_VERSION))) {
            throw new PoisonEvent("not a CloudEvent 1.0");
        }
        if (message.key() == null) {
            throw new PoisonEvent("no key");
        }
        String type = CloudEventHeaders.get(headers, CloudEventHeaders.TYPE);
        if (type == null || !known.contains(type)) {
            throw new PoisonEvent("unknown type " + type);
        }
        return new IncomingEvent<>(
                uuid(headers, CloudEventHeaders.ID),
                type,
                uuid(headers, CloudEventHeaders.ORGANIZATION),
                data(json.readerFor(payload), message.value()));
    }

    private static UUID uuid(Headers headers, String name) {
        try {
            return UUID.fromString(String.valueOf(CloudEventHeaders.get(headers, name)));
        } catch (IllegalArgumentException notOne) {
            throw new PoisonEvent(name + " is not a UUID");
        }
    }

    private static <T> T data(ObjectReader reader, byte @Nullable [] value) {
        try {
            T data = value == null ? null : reader.readValue(value);
            if (data != null) {
                return data;
            }
        } catch (IOException | IllegalArgumentException notThePayload) {
            // answered below, without the content: it may be anything
        }
        throw new PoisonEvent("the data is not the payload of its type");
    }
}
