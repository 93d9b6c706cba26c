package dev.bookingkit.provider.http;

import dev.bookingkit.metadata.Metadata;
import dev.bookingkit.provider.ProviderDetails;
import dev.bookingkit.provider.ProviderLimits;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body that creates a provider. */
record ProviderRequest(
        @PlainText(min = 1, max = 255) @Nullable String userId,
        @NotNull @PlainText(min = 1, max = 200) String displayName,

        @Email @PlainText(max = 254) @Size(min = 3) @Nullable
        String email,

        @NotNull @IanaZone String timeZone,
        @Valid @Nullable ProviderLimits bookingLimits,
        @Nullable Map<String, Object> metadata) {

    ProviderDetails toDetails() {
        return new ProviderDetails(
                userId,
                displayName,
                email,
                timeZone,
                Objects.requireNonNullElse(bookingLimits, ProviderLimits.NONE),
                Metadata.write(metadata));
    }
}
