package dev.bookingkit.webhook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.webhook.WebhookSubscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param secret only in the answer that made it */
public record SubscriptionView(
        UUID id,
        String subscriberUrl,
        List<String> triggers,
        @Nullable UUID eventTypeId,
        @Nullable UUID teamId,
        boolean isActive,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretExpiresAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static SubscriptionView of(WebhookSubscription subscription) {
        return of(subscription, null);
    }

    static SubscriptionView withSecret(WebhookSubscription subscription) {
        return of(subscription, subscription.secret());
    }

    private static SubscriptionView of(WebhookSubscription it, @Nullable String secret) {
        return new SubscriptionView(
                it.id(),
                it.subscriberUrl(),
                it.triggers(),
                it.eventTypeId(),
                it.teamId(),
                it.isActive(),
                it.disabledAt(),
                it.disabledReason(),
                it.failingSince(),
                it.previousSecretExpiresAt(),
                it.createdAt(),
                it.updatedAt(),
                secret);
    }
}
