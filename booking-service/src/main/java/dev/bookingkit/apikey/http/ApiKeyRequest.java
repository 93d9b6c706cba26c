package dev.bookingkit.apikey.http;

import dev.bookingkit.apikey.NewApiKey;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.schema.ApiKeyKind;
import dev.bookingkit.tenant.Permission;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/api-keys}; {@code expiresAt} null: never. */
record ApiKeyRequest(
        @NotNull @PlainText(min = 1, max = 200) String name,
        @NotNull ApiKeyKind kind,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = "[a-z-]{1,50}:[a-z]{1,50}") String> scopes,
        @Nullable @Min(1) @Max(1_000_000) Integer rateLimitPerMinute,
        @Nullable Instant expiresAt) {

    private static final int REQUESTS_PER_MINUTE = 600;

    NewApiKey toNewKey() {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (int i = 0; i < scopes.size(); i++) {
            permissions.add(scope("/scopes/" + i, scopes.get(i)));
        }
        return new NewApiKey(
                name,
                kind,
                permissions,
                rateLimitPerMinute == null ? REQUESTS_PER_MINUTE : rateLimitPerMinute,
                expiresAt);
    }

    private static Permission scope(String pointer, String name) {
        return Permission.fromWire(name)
                .orElseThrow(() ->
                        InvalidRequest.at(pointer, "there is no such scope").exception());
    }
}
