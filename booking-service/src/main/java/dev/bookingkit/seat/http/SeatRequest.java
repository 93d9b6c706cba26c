package dev.bookingkit.seat.http;

import dev.bookingkit.booking.Customer;
import dev.bookingkit.booking.http.OrderRights;
import dev.bookingkit.column.Metadata;
import dev.bookingkit.phone.PhoneNumber;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.seat.SeatOrder;
import dev.bookingkit.tenant.Principal;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/bookings/{id}/seats}.
 *
 * @param seats null: one
 * @param waitlist whether to wait where the session is full; null: no
 * @param source online when absent, admin for a signed-in user; all but online need {@code bookings:write}
 */
@Schema(name = "JoinSession")
record SeatRequest(
        @NotNull @PlainText(min = 1, max = 200) String name,

        @NotNull @Email @Size(min = 3, max = 254) @Pattern(regexp = "[^\\s\\p{Cntrl}]*")
        String email,

        @Nullable @PhoneNumber @PlainText(min = 1, max = 50) String phone,
        @Nullable @IanaZone String timeZone,
        @Nullable @Min(1) @Max(10_000) Integer seats,
        @Nullable Boolean waitlist,
        @Nullable @Size(max = 10) Map<String, Object> answers,
        @Nullable UUID routingSubmissionId,
        @Nullable @PlainText(max = 5_000, multiline = true) String notes,
        @Nullable @Size(max = 50) Map<String, Object> metadata,
        @Nullable BookingSource source) {

    /** What this principal may order; fails as {@code forbidden}. */
    SeatOrder toOrder(Principal principal) {
        return new SeatOrder(
                new Customer(name, email, phone, timeZone),
                OrderRights.source(principal, source),
                seats == null ? 1 : seats,
                Boolean.TRUE.equals(waitlist),
                false,
                answers == null ? Map.of() : answers,
                notes,
                Metadata.accepted(metadata));
    }
}
