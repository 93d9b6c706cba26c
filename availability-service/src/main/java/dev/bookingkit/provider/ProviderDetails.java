package dev.bookingkit.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a new provider starts with.
 *
 * @param metadata a JSON object
 */
public record ProviderDetails(
        @Nullable String userId,
        String displayName,
        @Nullable String email,
        String timeZone,
        ProviderLimits bookingLimits,
        String metadata) {}
