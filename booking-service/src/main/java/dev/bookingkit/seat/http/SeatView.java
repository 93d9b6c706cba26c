package dev.bookingkit.seat.http;

import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.seat.Seat;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An attendee's place in a session.
 *
 * @param seats how many seats the attendee has or wants
 * @param priceCents of all of them, as agreed; it is not collected by a payment yet
 * @param waitlistedAt since when the attendee waits, or waited
 * @param offerExpiresAt until when a freed seat is or was held for the attendee
 * @param manageUrl the attendee's own link: to see and to leave the session, and to take an offered seat; for who may
 *     change the seat or has just made it, else null
 */
@Schema(name = "Seat")
record SeatView(
        UUID id,
        UUID bookingId,
        SeatStatus status,
        int seats,
        String name,
        String email,
        @Nullable String phone,
        @Nullable String timeZone,
        BookingSource source,
        Map<String, Object> answers,
        @Nullable String notes,
        long priceCents,
        String currency,
        @Nullable PaymentStatus paymentStatus,
        @Nullable Instant waitlistedAt,
        @Nullable Instant offerExpiresAt,
        @Nullable Instant cancelledAt,
        int version,
        @Nullable String manageUrl,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> metadata) {

    static SeatView of(Seat seat, Map<String, Object> answers, String currency, @Nullable String manageUrl) {
        return new SeatView(
                seat.id(),
                seat.bookingId(),
                seat.status(),
                seat.seats(),
                seat.attendee().name(),
                seat.attendee().email(),
                seat.attendee().phone(),
                seat.attendee().timeZone(),
                seat.source(),
                answers,
                seat.notes(),
                seat.priceCents(),
                currency,
                seat.paymentStatus(),
                seat.waitlistedAt(),
                seat.offerExpiresAt(),
                seat.cancelledAt(),
                seat.version(),
                manageUrl,
                seat.createdAt(),
                seat.updatedAt(),
                seat.metadata());
    }
}
