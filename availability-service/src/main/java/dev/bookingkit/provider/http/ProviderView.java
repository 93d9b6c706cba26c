package dev.bookingkit.provider.http;

import dev.bookingkit.metadata.Metadata;
import dev.bookingkit.provider.Provider;
import dev.bookingkit.provider.ProviderLimits;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A provider as the API shows it. */
record ProviderView(
        UUID id,
        @Nullable String userId,
        String displayName,
        @Nullable String email,
        String timeZone,
        boolean isActive,
        ProviderLimits bookingLimits,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static ProviderView of(Provider provider) {
        return new ProviderView(
                provider.id(),
                provider.userId(),
                provider.displayName(),
                provider.email(),
                provider.timeZone(),
                provider.isActive(),
                provider.bookingLimits(),
                Metadata.read(provider.metadata()),
                provider.createdAt(),
                provider.updatedAt());
    }
}
