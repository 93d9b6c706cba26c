package dev.bookingkit.outbox;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.tenant.sql.SqlFailures;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies each event once per consumer.
 *
 * <p>A database that is away makes the consumer wait, in order, for as long as it takes. A record that makes no sense, an id
 * that comes back with other content, and an effect that fails three times for a reason of its own fail the message, so that
 * the channel's dead-letter strategy takes it out of the way.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int ATTEMPTS_OF_ITS_OWN = 2;
    private static final String EXCLUSION_VIOLATION = "23P01";

    private final Transactions transactions;
    private final EventReader reader;

    Inbox(Transactions transactions, EventReader reader) {
        this.transactions = transactions;
        this.reader = reader;
    }

    /**
     * The event's type as its header says, unread: for a topic whose types have different payloads.
     *
     * @return empty where there is none
     */
    public static String typeOf(ConsumerRecord<String, byte[]> message) {
        String type = CloudEventHeaders.get(message.headers(), CloudEventHeaders.TYPE);
        return type == null ? "" : type;
    }

    /**
     * Runs the effect in one transaction of the event's organization, unless this consumer has seen the event.
     *
     * @param consumer a name of its own for each consumer of a topic, e.g. {@code payments-service}
     * @param known the types of the topic; the effect decides which of them it cares for
     * @param effect database work only
     */
    public <T> Uni<Void> consume(
            ConsumerRecord<String, byte[]> message,
            String consumer,
            Set<String> known,
            Class<T> payload,
            Function<IncomingEvent<T>, Uni<Void>> effect) {
        return Uni.createFrom()
                .item(() -> reader.read(message, known, payload))
                .chain(event -> apply(consumer, event, digest(message.value()), effect))
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        failure instanceof PoisonEvent ? null : failure,
                        "%s gives up %s-%d@%d: %s",
                        consumer,
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        failure.getMessage()));
    }

    private <T> Uni<Void> apply(
            String consumer, IncomingEvent<T> event, byte[] content, Function<IncomingEvent<T>, Uni<Void>> effect) {
        return transactions
                .forOrganization(
                        event.organizationId(),
                        "system:" + consumer,
                        () -> isNew(consumer, event, content)
                                .chain(fresh -> fresh
                                        ? effect.apply(event)
                                        : Uni.createFrom().voidItem()))
                .onFailure(failure -> !(failure instanceof PoisonEvent) && !isWorthWaiting(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(ATTEMPTS_OF_ITS_OWN)
                .onFailure(Inbox::isWorthWaiting)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** What excludes this effect may stay for good, and would stop the partition. */
    private static boolean isWorthWaiting(Throwable failure) {
        return SqlFailures.isTransient(failure) && !EXCLUSION_VIOLATION.equals(SqlFailures.sqlState(failure));
    }

    private static Uni<Boolean> isNew(String consumer, IncomingEvent<?> event, byte[] content) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into inbox (consumer, event_id, content_hash) values (?1, ?2, ?3)"
                                        + " on conflict (consumer, event_id) do nothing")
                        .setParameter(1, consumer)
                        .setParameter(2, event.id())
                        .setParameter(3, content)
                        .executeUpdate())
                .chain(inserted -> inserted == 1
                        ? Uni.createFrom().item(true)
                        : seen(consumer, event)
                                .invoke(first -> refuseOther(first, content))
                                .replaceWith(false));
    }

    private static Uni<byte[]> seen(String consumer, IncomingEvent<?> event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select content_hash from inbox where consumer = ?1 and event_id = ?2", byte[].class)
                        .setParameter(1, consumer)
                        .setParameter(2, event.id())
                        .getSingleResult());
    }

    private static void refuseOther(byte[] first, byte[] content) {
        if (!MessageDigest.isEqual(first, content)) {
            throw new PoisonEvent("the id was seen with other content");
        }
    }

    private static byte[] digest(byte @Nullable [] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value == null ? new byte[0] : value);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
