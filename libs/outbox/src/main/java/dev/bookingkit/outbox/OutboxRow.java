package dev.bookingkit.outbox;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A row of {@code outbox} that waits to be published. */
record OutboxRow(
        UUID id,
        UUID organizationId,
        String key,
        String type,
        String payload,
        @Nullable String traceparent,
        Instant createdAt) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("aggregateid"),
                row.getString("type"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    ProducerRecord<String, byte[]> toRecord(String topic, String source) {
        var message = new ProducerRecord<>(topic, key, payload.getBytes(StandardCharsets.UTF_8));
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.SPEC_VERSION, "1.0");
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.ID, id.toString());
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.TYPE, type);
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.SOURCE, source);
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.SUBJECT, key);
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.TIME, createdAt.toString());
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.ORGANIZATION, organizationId.toString());
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.CONTENT_TYPE, "application/json");
        CloudEventHeaders.put(message.headers(), CloudEventHeaders.TRACEPARENT, traceparent);
        return message;
    }
}
