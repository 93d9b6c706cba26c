package dev.bookingkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final UUID ID = UUID.fromString("0190a8f2-0000-7000-8000-00000000000a");
    private static final UUID ORGANIZATION = UUID.fromString("0190a8f2-0000-7000-8000-00000000000b");
    private static final String GOOD = "{\"count\": 3, \"at\": \"2030-01-02T03:04:05Z\"}";

    private final EventReader reader = new EventReader();

    record Payload(int count, Instant at) {

        Payload {
            if (count < 0) {
                throw new IllegalArgumentException("count");
            }
        }
    }

    @Test
    void readsACloudEvent() {
        assertThat(read("key", Map.of(), GOOD))
                .isEqualTo(new IncomingEvent<>(
                        ID, "thing.happened", ORGANIZATION, new Payload(3, Instant.parse("2030-01-02T03:04:05Z"))));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnowYet() {
        String newer = "{\"new\": {\"a\": []}, \"count\": 3, \"at\": \"2030-01-02T03:04:05Z\"}";

        assertThat(read("key", Map.of(), newer)).isEqualTo(read("key", Map.of(), GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce_specversion    |                 | not a CloudEvent 1.0",
                "ce_specversion    | 0.3             | not a CloudEvent 1.0",
                "ce_id             |                 | ce_id is not a UUID",
                "ce_id             | 7               | ce_id is not a UUID",
                "ce_organizationid |                 | ce_organizationid is not a UUID",
                "ce_organizationid | default         | ce_organizationid is not a UUID",
                "ce_type           |                 | unknown type null",
                "ce_type           | thing.exploded  | unknown type thing.exploded",
            })
    void refusesAHeader(String header, @Nullable String value, String reason) {
        Map<String, String> changed = new TreeMap<>();
        changed.put(header, value);

        assertThatThrownBy(() -> read("key", changed, GOOD))
                .isInstanceOf(PoisonEvent.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "not json",
                "''",
                "null",
                "[]",
                "7",
                "{\"count\": 3",
                "{\"count\": \"many\"}",
                "{\"count\": -1}",
                "{\"count\": 3, \"at\": \"tomorrow\"}",
                GOOD + " and more",
            })
    void refusesData(String value) {
        assertThatThrownBy(() -> read("key", Map.of(), value))
                .isInstanceOf(PoisonEvent.class)
                .hasMessage("the data is not the payload of its type");
    }

    @Test
    void refusesDataThatIsNestedTooDeeply() {
        assertThatThrownBy(() -> read("key", Map.of(), "{\"new\":" + "[".repeat(100_000)))
                .isInstanceOf(PoisonEvent.class);
    }

    @Test
    void refusesARecordWithoutValue() {
        assertThatThrownBy(() -> read("key", Map.of(), null))
                .isInstanceOf(PoisonEvent.class)
                .hasMessage("the data is not the payload of its type");
    }

    @Test
    void refusesARecordWithoutKey() {
        assertThatThrownBy(() -> read(null, Map.of(), GOOD))
                .isInstanceOf(PoisonEvent.class)
                .hasMessage("no key");
    }

    private IncomingEvent<Payload> read(@Nullable String key, Map<String, String> changed, @Nullable String value) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                ID.toString(),
                "ce_type",
                "thing.happened",
                "ce_organizationid",
                ORGANIZATION.toString()));
        headers.putAll(changed);
        var message = new ConsumerRecord<>(
                "things", 0, 0L, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, content) -> CloudEventHeaders.put(message.headers(), name, content));
        return reader.read(message, Set.of("thing.happened"), Payload.class);
    }
}
