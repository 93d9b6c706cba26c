package dev.bookingkit.webhook.http;

import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param triggers names of events */
public record CreateSubscriptionRequest(
        @NotNull @PlainText(min = 1, max = 2000) String subscriberUrl,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @PlainText(min = 1, max = 100) String> triggers,
        @Nullable UUID eventTypeId,
        @Nullable UUID teamId) {}
