package dev.bookingkit.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook about a booking. Its status, times and hosts are those right after the event; the rest is what the
 * database said when the delivery was planned.
 *
 * @param timestamp when it happened
 */
record BookingPayload(String type, Instant timestamp, Data data) {

    /**
     * What it is about.
     *
     * @param previous what the event changed, as it was before; null for a new booking or a seat
     * @param seat only for events of a seat in a session
     */
    record Data(
            Booking booking,
            @Nullable Previous previous,
            int sequence,
            @JsonInclude(JsonInclude.Include.NON_NULL) BookingEvent.@Nullable Seat seat) {}

    /** What did not change is null. */
    record Previous(
            @Nullable BookingStatus status,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable UUID providerId) {}

    record Customer(
            String name,
            String email,
            @Nullable String phone,
            @Nullable String timeZone) {}

    /** As the bookings API has it, without the guest's management link. */
    record Booking(
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
            Map<String, JsonNode> answers,
            long priceCents,
            String currency,
            @Nullable UUID seriesId,
            int version,
            Instant createdAt,
            Instant updatedAt,
            JsonNode metadata) {}

    static String json(String type, BookingEvent event, BookingDetails booking) {
        Data data = new Data(booking(event, booking), previous(event), event.sequence(), event.seat());
        return EventJson.write(new BookingPayload(type, event.occurredAt(), data));
    }

    private static @Nullable Previous previous(BookingEvent event) {
        if (event.fromStatus() == null || event.seat() != null) {
            return null;
        }
        return new Previous(
                event.fromStatus() == event.toStatus() ? null : event.fromStatus(),
                event.previousStartsAt(),
                event.previousEndsAt(),
                event.previousProviderId());
    }

    private static Booking booking(BookingEvent event, BookingDetails booking) {
        return new Booking(
                booking.id(),
                booking.eventTypeId(),
                event.providerId(),
                event.providerIds(),
                event.teamId(),
                event.startsAt(),
                event.endsAt(),
                event.toStatus(),
                event.paymentStatus(),
                booking.source(),
                new Customer(
                        booking.customerName(),
                        booking.customerEmail(),
                        booking.customerPhone(),
                        booking.customerTimeZone()),
                booking.answers(),
                booking.priceCents(),
                booking.currency(),
                booking.seriesId(),
                booking.version(),
                booking.createdAt(),
                booking.updatedAt(),
                booking.metadata());
    }
}
