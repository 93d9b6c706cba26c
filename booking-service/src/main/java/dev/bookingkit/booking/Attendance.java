package dev.bookingkit.booking;

import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.SeatStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attendee's part of a booking that several share.
 *
 * @param seats how many the attendee has or wants
 * @param priceCents of all of them
 * @param offerExpiresAt until when a freed seat is held for the attendee, who waits; else null
 */
public record Attendance(
        UUID seatId,
        SeatStatus status,
        int seats,
        Customer attendee,
        BookingSource source,
        Map<String, Object> answers,
        Map<String, Object> metadata,
        long priceCents,
        @Nullable PaymentStatus paymentStatus,
        @Nullable Instant offerExpiresAt) {}
