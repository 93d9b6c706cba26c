package dev.bookingkit.booking.http;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.column.Metadata;
import dev.bookingkit.phone.PhoneNumber;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.schema.BookingSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/bookings}. */
@Schema(name = "PlaceBooking")
record PlaceBookingRequest(
        @NotNull UUID eventTypeId,
        @Nullable UUID providerId,
        @NotNull Instant start,
        @NotNull @Valid CustomerRequest customer,
        @Nullable @Size(max = 10) Map<String, Object> answers,
        @Nullable UUID routingSubmissionId,
        @Nullable @PlainText(max = 5_000, multiline = true) String notes,
        @Nullable @Size(max = 50) Map<String, Object> metadata) {

    /** Who it is for. */
    @Schema(name = "CustomerDetails")
    record CustomerRequest(
            @NotNull @PlainText(min = 1, max = 200) String name,

            @NotNull @Email @Size(min = 3, max = 254) @Pattern(regexp = "[^\\s\\p{Cntrl}]*")
            String email,

            @Nullable @PlainText(min = 1, max = 50) @PhoneNumber
            String phone,

            @Nullable @IanaZone String timeZone) {

        Customer toCustomer() {
            return new Customer(name, email, phone, timeZone);
        }
    }

    BookingOrder toOrder(BookingSource source) {
        return new BookingOrder(
                eventTypeId,
                providerId,
                start,
                customer.toCustomer(),
                answers == null ? Map.of() : answers,
                notes,
                Metadata.accepted(metadata),
                source);
    }
}
