package dev.bookingkit.apikey;

import dev.bookingkit.schema.ApiKeyKind;
import dev.bookingkit.tenant.Permission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key as it is asked for; {@code expiresAt} null: never. */
public record NewApiKey(
        String name,
        ApiKeyKind kind,
        Set<Permission> scopes,
        int rateLimitPerMinute,
        @Nullable Instant expiresAt) {}
