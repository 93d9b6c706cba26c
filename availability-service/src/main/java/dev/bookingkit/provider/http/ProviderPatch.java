package dev.bookingkit.provider.http;

import dev.bookingkit.metadata.Metadata;
import dev.bookingkit.provider.ProviderChange;
import dev.bookingkit.provider.ProviderLimits;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that changes a provider; a field that is absent or null stays as it is; {@code bookingLimits} are replaced as a whole. */
record ProviderPatch(
        @PlainText(min = 1, max = 255) @Nullable String userId,
        @PlainText(min = 1, max = 200) @Nullable String displayName,

        @Email @PlainText(max = 254) @Size(min = 3) @Nullable
        String email,

        @IanaZone @Nullable String timeZone,
        @Nullable Boolean isActive,
        @Valid @Nullable ProviderLimits bookingLimits,
        @Nullable Map<String, Object> metadata) {

    ProviderChange toChange() {
        return new ProviderChange(
                userId,
                displayName,
                email,
                timeZone,
                isActive,
                bookingLimits,
                metadata == null ? null : Metadata.write(metadata));
    }
}
