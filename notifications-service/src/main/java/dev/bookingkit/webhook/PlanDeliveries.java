package dev.bookingkit.webhook;

import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.booking.ErasedIds;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.CustomerErasedEvent;
import dev.bookingkit.schema.event.EventJson;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans deliveries, in the current transaction. */
@ApplicationScoped
public class PlanDeliveries {

    private static final String TEST = "webhook.test";

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Timers timers;
    private final Clock clock;

    PlanDeliveries(Subscriptions subscriptions, Deliveries deliveries, Timers timers, Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.timers = timers;
        this.clock = clock;
    }

    /** Names, addresses, answers and metadata of an erased customer go from what was and will be delivered. */
    public Uni<Void> forget(CustomerErasedEvent erased) {
        return deliveries.forget(new ErasedIds(erased)).replaceWithVoid();
    }

    /** One delivery to each active subscription that wants the event. */
    public Uni<Void> plan(UUID eventId, String eventType, BookingEvent event, BookingDetails booking) {
        return subscriptions
                .findMatching(eventType, event.eventTypeId(), event.teamId())
                .chain(matching -> {
                    String payload = matching.isEmpty() ? "" : BookingPayload.json(eventType, event, booking);
                    return Multi.createFrom()
                            .iterable(matching)
                            .onItem()
                            .transformToUniAndConcatenate(id -> add(id, eventId, eventType, payload))
                            .collect()
                            .last()
                            .replaceWithVoid();
                });
    }

    /** A delivery of type {@code webhook.test}, whatever the triggers. Fails as {@code not-found}. */
    public Uni<Delivery> test(UUID subscriptionId) {
        UUID eventId = UUID.randomUUID();
        String payload =
                EventJson.write(new TestPayload(TEST, clock.instant(), Map.of("subscriptionId", subscriptionId)));
        return subscriptions
                .require(subscriptionId)
                .chain(() -> add(subscriptionId, eventId, TEST, payload))
                .chain(id -> deliveries.require(subscriptionId, id));
    }

    /** The same message once more, under its old id. Fails as {@code not-found}. */
    public Uni<Delivery> redeliver(UUID subscriptionId, UUID deliveryId) {
        return deliveries
                .addAgain(subscriptionId, deliveryId, clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("delivery").exception())
                .call(this::start)
                .chain(id -> deliveries.require(subscriptionId, id));
    }

    private Uni<@Nullable UUID> add(UUID subscriptionId, UUID eventId, String type, String payload) {
        return deliveries
                .add(subscriptionId, eventId, type, payload, clock.instant())
                .call(this::start);
    }

    private Uni<Void> start(@Nullable UUID deliveryId) {
        return deliveryId == null
                ? Uni.createFrom().voidItem()
                : timers.plan(DeliverWebhook.KIND, deliveryId, clock.instant());
    }

    private record TestPayload(String type, Instant timestamp, Map<String, UUID> data) {}
}
