package dev.bookingkit.organization.http;

import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.request.constraint.Slug;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new tenant.
 *
 * @param ownerUserId the subject of its first owner's tokens; null: whoever asks, if that is a person
 */
record OrganizationRequest(
        @NotNull @PlainText(min = 1, max = 200) String name,

        @Schema(pattern = "[a-z0-9]+(-[a-z0-9]+)*") @NotNull @Slug @Size(min = 1, max = 100)
        String slug,

        @Nullable @PlainText(min = 1, max = 255) String ownerUserId) {}
