package dev.bookingkit.webhook;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import dev.bookingkit.webhook.Places.Place;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes one attempt at a delivery and writes down what follows from it. */
@ApplicationScoped
class DeliverWebhook implements TimerHandler {

    static final String KIND = "deliver-webhook";
    private static final String ACTOR = "system:notifications-service";
    private static final Duration SHORT_WAIT = Duration.ofMillis(200);
    private static final Duration LONG_WAIT = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final AttemptRules rules;
    private final Places places;
    private final WebhookConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    DeliverWebhook(
            Transactions transactions,
            Deliveries deliveries,
            WebhookSender sender,
            AttemptRules rules,
            Places places,
            WebhookConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.sender = sender;
        this.rules = rules;
        this.places = places;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return config.concurrency();
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        UUID organization = timer.organizationId();
        return in(organization, () -> deliveries.findPending(timer.subjectId(), clock.instant()))
                .chain(delivery -> delivery == null ? done() : ifWanted(organization, delivery));
    }

    private Uni<Outcome> ifWanted(UUID organization, PendingDelivery delivery) {
        if (!delivery.subscriptionActive()) {
            return in(organization, () -> deliveries.abandon(delivery.id(), "the subscription is not active"))
                    .chain(DeliverWebhook::done);
        }
        boolean failing = delivery.failingSince() != null;
        Place place = places.take(delivery.subscriptionId(), failing);
        if (place == null) {
            return again(clock.instant().plus(failing ? LONG_WAIT : SHORT_WAIT));
        }
        return attempt(organization, delivery).onTermination().invoke(() -> places.leave(place));
    }

    private Uni<Outcome> attempt(UUID organization, PendingDelivery delivery) {
        Instant startedAt = clock.instant();
        return sender.send(delivery.subscriberUrl(), headers(delivery, startedAt), delivery.payload())
                .chain(result -> settle(organization, delivery, result, startedAt));
    }

    private static Map<String, String> headers(PendingDelivery delivery, Instant now) {
        String messageId = delivery.eventId().toString();
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "BookingKit-Webhooks/1",
                "webhook-id",
                messageId,
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                WebhookSecret.signature(delivery.secrets(), messageId, now, delivery.payload()));
    }

    private Uni<Outcome> settle(UUID organization, PendingDelivery delivery, SendResult result, Instant startedAt) {
        Instant now = clock.instant();
        AttemptDecision decision = rules.decide(result, delivery.attempts() + 1, delivery.failingSince(), now);
        AttemptReport report =
                AttemptReport.of(result, Duration.between(startedAt, now).toMillis());
        meters.counter("bookingkit.webhook.attempts", "outcome", name(decision)).increment();
        return in(organization, () -> write(delivery, decision, report, startedAt, now))
                .chain(() -> decision instanceof AttemptDecision.Retry retry ? again(retry.at()) : done());
    }

    private Uni<Integer> write(
            PendingDelivery delivery, AttemptDecision decision, AttemptReport report, Instant startedAt, Instant now) {
        return switch (decision) {
            case AttemptDecision.Succeeded success ->
                deliveries
                        .record(delivery.id(), "succeeded", null, startedAt, report)
                        .chain(() -> deliveries.noteSuccess(delivery.subscriptionId()));
            case AttemptDecision.Retry retry ->
                deliveries
                        .record(delivery.id(), "pending", retry.at(), startedAt, report)
                        .chain(() -> deliveries.noteFailure(delivery.subscriptionId(), startedAt));
            case AttemptDecision.GivenUp end ->
                deliveries
                        .record(delivery.id(), end.blocked() ? "blocked" : "failed", null, startedAt, report)
                        .chain(() -> deliveries.noteFailure(delivery.subscriptionId(), startedAt))
                        .chain(noted -> end.disableReason() == null
                                ? Uni.createFrom().item(noted)
                                : deliveries.disable(delivery.subscriptionId(), end.disableReason(), now));
        };
    }

    private static String name(AttemptDecision decision) {
        return switch (decision) {
            case AttemptDecision.Succeeded success -> "succeeded";
            case AttemptDecision.Retry retry -> "retried";
            case AttemptDecision.GivenUp end -> end.blocked() ? "blocked" : "failed";
        };
    }

    /** On a context of its own: the HTTP client answers on one where sessions cannot be opened. */
    private <T> Uni<T> in(UUID organization, Supplier<Uni<T>> work) {
        return transactions.inBackground(() -> transactions.forOrganization(organization, ACTOR, work));
    }

    private static Uni<Outcome> done() {
        return Uni.createFrom().item(new Outcome.Done());
    }

    private static Uni<Outcome> again(Instant at) {
        return Uni.createFrom().item(new Outcome.Again(at));
    }
}
