package dev.bookingkit.webhook.http;

import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is absent or null stays as it is. */
public record ChangeSubscriptionRequest(
        @PlainText(min = 1, max = 2000) @Nullable String subscriberUrl,
        @Size(min = 1, max = 50) @Nullable List<@NotNull @PlainText(min = 1, max = 100) String> triggers,
        @Nullable Boolean isActive) {}
