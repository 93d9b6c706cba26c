package dev.bookingkit.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.bookingkit.testing.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of {@code booking_events} as text in which what differs from run to run has a name: {@code <booking>}, {@code <now>}. */
final class PublishedEvent {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final ConsumerRecord<String, byte[]> message;
    private final Map<String, String> names = new LinkedHashMap<>();

    PublishedEvent(ConsumerRecord<String, byte[]> message) {
        this.message = message;
    }

    /** The event of the type of a booking or series, once it is on the topic. */
    static PublishedEvent of(Object subject, String type) {
        return last(subject, type, 1);
    }

    /** The last of as many. */
    static PublishedEvent last(Object subject, String type, int events) {
        return new PublishedEvent(Events.await(
                        "booking_events",
                        events,
                        it -> subject.toString().equals(it.key())
                                && Events.header(it, "ce_type").equals(type))
                .get(events - 1));
    }

    PublishedEvent naming(Object value, String name) {
        names.put(value.toString(), "<" + name + ">");
        return this;
    }

    String actor() {
        return payload().get("actor").asText();
    }

    String text() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("topic", message.topic());
        record.put("key", named(message.key()));
        Map<String, String> headers = new TreeMap<>();
        message.headers().forEach(it -> headers.put(it.key(), named(new String(it.value(), StandardCharsets.UTF_8))));
        requireTime(headers, "ce_time");
        requireId(headers, "ce_id");
        record.put("headers", headers);
        record.put("data", data());
        try {
            return JSON.writeValueAsString(record) + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object data() {
        ObjectNode payload = payload();
        Instant.parse(payload.get("occurredAt").asText());
        payload.set("occurredAt", TextNode.valueOf("<now>"));
        if (payload.has("actor")) {
            payload.set("actor", TextNode.valueOf("<actor>"));
        }
        return JSON.convertValue(named(payload), Object.class);
    }

    private JsonNode named(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(named(node.asText()));
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, named(object.get(name))));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            ((ArrayNode) node).set(i, named(node.get(i)));
        }
        return node;
    }

    private String named(String text) {
        return names.getOrDefault(text, text);
    }

    private static void requireTime(Map<String, String> headers, String name) {
        Instant.parse(headers.get(name));
        headers.put(name, "<now>");
    }

    private static void requireId(Map<String, String> headers, String name) {
        UUID.fromString(headers.get(name));
        headers.put(name, "<event>");
    }

    private ObjectNode payload() {
        try {
            return (ObjectNode) JSON.readTree(message.value());
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
