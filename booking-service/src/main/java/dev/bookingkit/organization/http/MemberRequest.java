package dev.bookingkit.organization.http;

import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.schema.MemberRole;
import jakarta.validation.constraints.NotNull;

/** Who joins, and as what; {@code userId} is the subject of the person's tokens. */
record MemberRequest(
        @NotNull @PlainText(min = 1, max = 255) String userId,
        @NotNull MemberRole role) {

    /** What a member becomes. */
    record Change(@NotNull MemberRole role) {}
}
