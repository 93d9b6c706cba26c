package dev.bookingkit.booking.http;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.column.Metadata;
import dev.bookingkit.phone.PhoneNumber;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.tenant.Principal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/bookings}.
 *
 * @param providerId null: the event type's own, or whoever its team assigns
 * @param teamId null: the event type's own, if any
 * @param holdToken of a hold of this slot, which becomes the booking
 * @param source online when absent, admin for a signed-in user; all but online need {@code bookings:write}
 * @param override books outside of schedule, notice, horizon, caps and grid, never over a booking, a hold or their buffers; needs
 *     {@code bookings:override}
 */
@Schema(name = "PlaceBooking")
public record PlaceBookingRequest(
        @NotNull UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        @NotNull Instant start,
        @Nullable @Pattern(regexp = "ht_[A-Za-z0-9_-]{43}") String holdToken,
        @NotNull @Valid CustomerRequest customer,
        @Nullable @Size(max = 10) Map<String, Object> answers,
        @Nullable UUID routingSubmissionId,
        @Nullable @PlainText(max = 5_000, multiline = true) String notes,
        @Nullable @Size(max = 50) Map<String, Object> metadata,
        @Nullable BookingSource source,
        @Nullable Boolean override,
        @Nullable @Min(1) @Max(10_000) Integer seats,
        @Nullable Boolean waitlist) {

    /** Who it is for. */
    @Schema(name = "CustomerDetails")
    public record CustomerRequest(
            @NotNull @PlainText(min = 1, max = 200) String name,

            @NotNull @Email @Size(min = 3, max = 254) @Pattern(regexp = "[^\\s\\p{Cntrl}]*")
            String email,

            @Nullable @PlainText(min = 1, max = 50) @PhoneNumber
            String phone,

            @Nullable @IanaZone String timeZone) {

        public Customer toCustomer() {
            return new Customer(name, email, phone, timeZone);
        }
    }

    /** What this principal may order; fails as {@code forbidden}. */
    BookingOrder toOrder(Principal principal) {
        return new BookingOrder(
                eventTypeId,
                providerId,
                teamId,
                start,
                holdToken == null ? null : new HoldToken(holdToken),
                customer.toCustomer(),
                answers == null ? Map.of() : answers,
                notes,
                Metadata.accepted(metadata),
                OrderRights.source(principal, source),
                OrderRights.override(principal, override),
                seats == null ? 1 : seats,
                Boolean.TRUE.equals(waitlist));
    }
}
