package dev.bookingkit.freshness.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.freshness.LastChanges;
import dev.bookingkit.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private static final TopicPartition BOOKINGS = new TopicPartition(Topics.BOOKING_EVENTS, 0);
    private static final TopicPartition AVAILABILITY = new TopicPartition(Topics.AVAILABILITY_EVENTS, 0);
    private static final UUID ADA = UUID.randomUUID();
    private static final Duration SOON = Duration.ofMillis(200);

    private final LastChanges changes = new LastChanges();
    private volatile boolean frozen;
    private volatile boolean lost;
    private final List<Long> looks = new CopyOnWriteArrayList<>();
    private final MockConsumer<String, byte[]> broker = new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            if (frozen) {
                throw new TimeoutException("frozen");
            }
            return super.endOffsets(partitions, timeout);
        }

        @Override
        public synchronized long position(TopicPartition partition, Duration timeout) {
            if (lost) {
                lost = false;
                throw new TimeoutException("lost");
            }
            looks.add(changes.moment());
            return super.position(partition, timeout);
        }
    };
    private final Thread feed =
            Thread.ofPlatform().daemon().unstarted(new ChangeFeed(() -> broker, changes, Duration.ofMillis(20)));

    @AfterEach
    void stop() throws InterruptedException {
        feed.interrupt();
        broker.wakeup();
        feed.join(5_000);
    }

    @Test
    void hearsWhatIsPublishedAfterItBegan() {
        topics();
        ends(5, 7);
        feed.start();
        await().until(() -> changes.areHeardWithin(SOON));
        long read = changes.moment();
        assertThat(changes.areUnchangedSince(read, cells())).isTrue();
        broker.addRecord(new ConsumerRecord<>(
                BOOKINGS.topic(), 0, 5, "key", ("{\"providerId\":\"" + ADA + "\"}").getBytes(StandardCharsets.UTF_8)));
        await().until(() -> !changes.areUnchangedSince(read, cells()));
    }

    @Test
    void followsAlthoughTheFirstLookForTheEndsIsLost() {
        topics();
        ends(5, 7);
        lost = true;
        feed.start();
        await().until(() -> changes.areUnchangedSince(changes.moment(), cells()));
        assertThat(lost).isFalse();
    }

    @Test
    void whatIsReadBeforeTheEndsAreKnownIsNotReliedOn() {
        topics();
        ends(5, 7);
        feed.start();
        await().until(() -> changes.areHeardWithin(SOON));
        assertThat(changes.areUnchangedSince(looks.getFirst(), cells())).isFalse();
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNotReliedOn() {
        topics();
        ends(5, 7);
        feed.start();
        await().until(() -> changes.areHeardWithin(SOON));
        frozen = true;
        await().until(() -> !changes.areHeardWithin(SOON));
        frozen = false;
        await().until(() -> changes.areHeardWithin(SOON));
    }

    @Test
    void whatIsPublishedButNotYetReadIsNotReliedOn() {
        topics();
        ends(5, 7);
        feed.start();
        await().until(() -> changes.areHeardWithin(SOON));
        ends(6, 7);
        await().until(() -> !changes.areHeardWithin(SOON));
    }

    @Test
    void nothingIsReliedOnWhileATopicIsMissing() {
        broker.updatePartitions(BOOKINGS.topic(), partition(BOOKINGS));
        feed.start();
        assertThat(changes.areHeardWithin(SOON)).isFalse();
        topics();
        ends(0, 0);
        await().until(() -> changes.areHeardWithin(SOON));
    }

    private void topics() {
        broker.updatePartitions(BOOKINGS.topic(), partition(BOOKINGS));
        broker.updatePartitions(AVAILABILITY.topic(), partition(AVAILABILITY));
    }

    private void ends(long bookings, long availability) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        ends.put(BOOKINGS, bookings);
        ends.put(AVAILABILITY, availability);
        broker.updateEndOffsets(ends);
    }

    private static List<PartitionInfo> partition(TopicPartition of) {
        return List.of(new PartitionInfo(of.topic(), of.partition(), Node.noNode(), new Node[0], new Node[0]));
    }

    private static int[] cells() {
        return LastChanges.cells(List.of(ADA));
    }
}
