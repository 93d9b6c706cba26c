package dev.bookingkit.freshness.messaging;

import dev.bookingkit.freshness.LastChanges;
import dev.bookingkit.schema.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows both topics from their end, with no group and no commits, and tells {@link LastChanges} what it hears.
 *
 * <p>Polling says nothing of a broker that is away, so it asks for the topics' ends again and again: when it has read as far as
 * they were, it has heard everything that was published before it asked. While it cannot say so, nobody relies on it.
 */
final class ChangeFeed implements Runnable {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final List<String> TOPICS = List.of(Topics.BOOKING_EVENTS, Topics.AVAILABILITY_EVENTS);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** It waits while it is behind too: a broker that goes away just then must not keep a core busy. */
    private static final Duration CATCHING_UP = Duration.ofMillis(20);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final LastChanges changes;
    private final long interval;
    private boolean warned;
    private boolean following;

    /** @param interval how often it asks for the ends */
    ChangeFeed(Supplier<Consumer<String, byte[]>> consumers, LastChanges changes, Duration interval) {
        this.consumers = consumers;
        this.changes = changes;
        this.interval = interval.toNanos();
    }

    /** Until the thread is interrupted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                follow();
            } catch (org.apache.kafka.common.errors.InterruptException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                warn(failure);
                pause();
            }
        }
    }

    private void follow() {
        Consumer<String, byte[]> consumer = consumers.get();
        try {
            follow(consumer);
        } finally {
            boolean stopped = Thread.interrupted(); // or it would not close in peace
            consumer.close();
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        following = false;
        Ends asked = null;
        long askedAt = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long now = changes.moment();
            if (asked == null && (askedAt == 0 || now - askedAt >= interval)) {
                askedAt = now;
                asked = ask(consumer, now);
            }
            consumer.poll(asked == null ? Duration.ofNanos(interval) : CATCHING_UP)
                    .forEach(this::hear);
            if (asked != null && asked.areReached(consumer)) {
                changes.heardUpTo(asked.moment());
                asked = null;
                warned = false;
            }
        }
    }

    /** The topics' ends, asked for at that moment. */
    private record Ends(long moment, Map<TopicPartition, Long> offsets) {

        boolean areReached(Consumer<String, byte[]> consumer) {
            return offsets.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
        }
    }

    /** Null when they cannot be had now. */
    private @Nullable Ends ask(Consumer<String, byte[]> consumer, long now) {
        try {
            Set<TopicPartition> partitions = partitions(consumer);
            assign(consumer, partitions);
            if (!following) {
                changes.followedFrom(changes.moment());
                following = true;
            }
            return new Ends(now, new HashMap<>(consumer.endOffsets(partitions, PATIENCE)));
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            throw stopped;
        } catch (RuntimeException away) {
            warn(away);
            return null;
        }
    }

    private static Set<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        Set<TopicPartition> partitions = new HashSet<>();
        for (String topic : TOPICS) {
            var found = consumer.partitionsFor(topic, PATIENCE);
            if (found == null || found.isEmpty()) {
                throw new IllegalStateException("there is no topic " + topic);
            }
            found.forEach(it -> partitions.add(new TopicPartition(topic, it.partition())));
        }
        return partitions;
    }

    /**
     * At first from the ends, which are known when this returns; partitions that come later from their beginning, for they may have
     * events already.
     */
    private static void assign(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        Set<TopicPartition> before = consumer.assignment();
        if (!before.equals(partitions)) {
            List<TopicPartition> fresh = new ArrayList<>(partitions);
            fresh.removeAll(before);
            consumer.assign(partitions);
            if (before.isEmpty()) {
                consumer.seekToEnd(fresh);
            } else {
                consumer.seekToBeginning(fresh);
            }
        }
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }

    private void hear(ConsumerRecord<String, byte[]> event) {
        ChangedIds.of(event.value()).forEach(changes::changed);
    }

    private void warn(RuntimeException failure) {
        if (!warned) {
            LOG.warnf("changes are not heard for now, slots come from the database: %s", failure.getMessage());
            warned = true;
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofNanos(interval));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
