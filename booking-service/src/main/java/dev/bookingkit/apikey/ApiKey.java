package dev.bookingkit.apikey;

import dev.bookingkit.schema.ApiKeyKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key; its text is not.
 *
 * @param prefix the first characters of the text
 * @param createdBy the actor who made it
 */
public record ApiKey(
        UUID id,
        String name,
        ApiKeyKind kind,
        String prefix,
        List<String> scopes,
        int rateLimitPerMinute,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String createdBy,
        Instant createdAt) {}
