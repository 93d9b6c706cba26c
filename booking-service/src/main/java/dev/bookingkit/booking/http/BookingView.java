package dev.bookingkit.booking.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A booking as clients see it.
 *
 * @param assignment why round robin chose the host, for those who may read bookings: {@code method}, {@code chosen}, and the
 *     numbers of every member; absent where nobody had to be chosen
 */
@Schema(name = "Booking")
record BookingView(
        UUID id,
        UUID eventTypeId,
        UUID providerId,
        List<UUID> providerIds,
        @Nullable UUID teamId,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status,
        @Nullable PaymentStatus paymentStatus,
        BookingSource source,
        Customer customer,
        Map<String, Object> answers,
        long priceCents,
        String currency,
        @Nullable UUID seriesId,
        int version,
        String manageUrl,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> metadata,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> assignment) {

    static BookingView of(Booking booking, Map<String, Object> answers, String manageUrl, boolean forHosts) {
        return new BookingView(
                booking.id(),
                booking.eventTypeId(),
                booking.providerId(),
                booking.providerIds(),
                booking.teamId(),
                booking.startsAt(),
                booking.endsAt(),
                booking.status(),
                booking.paymentStatus(),
                booking.source(),
                booking.customer(),
                answers,
                booking.priceCents(),
                booking.currency(),
                booking.seriesId(),
                booking.version(),
                manageUrl,
                booking.createdAt(),
                booking.updatedAt(),
                booking.metadata(),
                forHosts ? booking.assignment() : null);
    }
}
