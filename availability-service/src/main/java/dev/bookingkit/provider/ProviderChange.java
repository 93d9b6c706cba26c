package dev.bookingkit.provider;

import org.jspecify.annotations.Nullable;

/** New values for a provider; null leaves the old one. */
public record ProviderChange(
        @Nullable String userId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String timeZone,
        @Nullable Boolean active,
        @Nullable ProviderLimits bookingLimits,
        @Nullable String metadata) {}
