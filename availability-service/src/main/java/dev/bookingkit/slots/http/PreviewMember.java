package dev.bookingkit.slots.http;

import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.slot.Member;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A member of a team, with its schedule. */
record PreviewMember(
        @NotNull @PlainText(min = 1, max = 100) String id,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewRule> rules,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewOverride> overrides,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewAbsence> outOfOffice,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewBooking> bookings,
        @Min(0) @Max(1_000) @Nullable Integer priority,
        @Min(1) @Max(10_000) @Nullable Integer weight,
        @Nullable Boolean isFixed) {

    private static final int USUAL_WEIGHT = 100;

    Member toMember(String pointer, ZoneId asked) {
        PreviewSchedule own = new PreviewSchedule(rules, overrides, outOfOffice, bookings, pointer);
        return new Member(
                id,
                own.schedule(asked),
                own.occupied(),
                Objects.requireNonNullElse(priority, 0),
                Objects.requireNonNullElse(weight, USUAL_WEIGHT),
                Boolean.TRUE.equals(isFixed));
    }
}
