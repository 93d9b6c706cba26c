package dev.bookingkit.stack;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/** Starts Kafka in each of the modes. */
final class KafkaServers {

    /** A data directory remembers its cluster, so the id is the same at every start. */
    private static final String CLUSTER = "Ym9va2luZ2tpdC1sb2NhbA";

    private KafkaServers() {}

    static Running<Kafka> start(Mode mode, Path directory, int port, boolean ownProcess, Map<String, Integer> topics) {
        Running<Kafka> running = switch (mode) {
            case EMBEDDED -> embedded(directory, port == 0 ? FreePort.find() : port, ownProcess);
            case TESTCONTAINERS -> container();
            case GIVEN -> new Running<>(new Kafka(Mode.required("bookingkit.stack.kafka")), () -> {});
        };
        if (!topics.isEmpty()) {
            running.server().createTopics(topics);
        }
        return running;
    }

    private static Running<Kafka> embedded(Path directory, int port, boolean ownProcess) {
        AutoCloseable broker = ownProcess ? KafkaProcess.start(directory, port) : broker(directory, port);
        return new Running<>(new Kafka("127.0.0.1:" + port), broker);
    }

    /** A started broker in this JVM. */
    static EmbeddedKafkaBroker broker(Path directory, int port) {
        return new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withClusterId(CLUSTER)
                .withKafkaHost("127.0.0.1")
                .withKafkaPort(port)
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(properties -> properties.putAll(Map.ofEntries(
                        Map.entry("log.dir", directory.resolve("kafka").toString()),
                        Map.entry("num.partitions", "3"),
                        Map.entry("num.network.threads", "2"),
                        Map.entry("num.io.threads", "4"),
                        Map.entry("background.threads", "2"),
                        Map.entry("log.cleaner.enable", "true"),
                        Map.entry("log.index.size.max.bytes", "1048576"),
                        Map.entry("offsets.topic.num.partitions", "3"),
                        Map.entry("transaction.state.log.num.partitions", "3"),
                        Map.entry("transaction.state.log.replication.factor", "1"),
                        Map.entry("transaction.state.log.min.isr", "1"),
                        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                        Map.entry("share.coordinator.state.topic.min.isr", "1"))))
                .start();
    }

    private static Running<Kafka> container() {
        KafkaContainer container = new KafkaContainer("apache/kafka:4.1.1").withEnv("KAFKA_NUM_PARTITIONS", "3");
        container.start();
        return new Running<>(new Kafka(container.getBootstrapServers()), container);
    }
}
