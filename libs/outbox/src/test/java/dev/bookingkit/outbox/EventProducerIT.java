package dev.bookingkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.junit.jupiter.api.Test;

class EventProducerIT {

    private final String kafka = SharedStack.get().kafka().bootstrapServers();
    private final String topic = "producer-" + UUID.randomUUID();

    @Test
    void sendsNothingAfterAMessageThatWasRefused() {
        SharedStack.get().kafka().createTopics(Map.of(topic, 3));
        List<ProducerRecord<String, byte[]>> messages = List.of(message("no topic's name!"), message(topic));

        try (EventProducer producer = new EventProducer(kafka, "test")) {
            assertThatThrownBy(() -> producer.publish(messages)).hasRootCauseInstanceOf(InvalidTopicException.class);
        }

        try (ReadTopic read = new ReadTopic(kafka, topic)) {
            assertThat(read.all()).isEmpty();
        }
    }

    private static ProducerRecord<String, byte[]> message(String topic) {
        return new ProducerRecord<>(topic, "key", new byte[0]);
    }
}
