package dev.bookingkit.team.http;

import dev.bookingkit.schema.MemberRole;
import dev.bookingkit.team.NewMember;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a member; role member, priority 0, weight 100 and not fixed when absent. */
record MemberRequest(
        @NotNull UUID providerId,
        @Nullable MemberRole role,
        @Min(0) @Max(1_000) @Nullable Integer priority,
        @Min(1) @Max(10_000) @Nullable Integer weight,
        @Nullable Boolean isFixed) {

    private static final int USUAL_WEIGHT = 100;

    NewMember toMember() {
        return new NewMember(
                providerId,
                Objects.requireNonNullElse(role, MemberRole.MEMBER),
                Objects.requireNonNullElse(priority, 0),
                Objects.requireNonNullElse(weight, USUAL_WEIGHT),
                Boolean.TRUE.equals(isFixed));
    }
}
