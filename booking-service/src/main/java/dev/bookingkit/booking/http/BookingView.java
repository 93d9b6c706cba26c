package dev.bookingkit.booking.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.booking.Attendance;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.schema.WireEnum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A booking as clients see it: the whole of it, or one attendee's part of a session.
 *
 * @param status of an attendee: {@code waitlisted} or {@code cancelled} where the seat is, else that of the session
 * @param statusReason in the words of whoever rejected or cancelled it, or a code such as {@code payment_expired}; null where nothing
 *     was said
 * @param priceCents of an attendee's seats; of a session as a whole 0
 * @param manageUrl for who may change the booking or has just made it; null for a session as a whole: each attendee has a link
 * @param maxSeats 1: one customer has the whole time
 * @param seatsTaken by attendees and by offers to those who wait
 * @param seatId the attendee's; absent from a whole booking, as {@code seats}, how many they are
 * @param offerExpiresAt until when a seat is held for the attendee, who waits; else absent
 * @param assignment why round robin chose the host, for those who may read bookings: {@code method}, {@code chosen}, and the
 *     numbers of every member; absent where nobody had to be chosen
 */
@Schema(name = "Booking")
public record BookingView(
        UUID id,
        UUID eventTypeId,
        UUID providerId,
        List<UUID> providerIds,
        @Nullable UUID teamId,
        Instant startsAt,
        Instant endsAt,
        WireEnum status,
        @Nullable String statusReason,
        @Nullable PaymentStatus paymentStatus,
        BookingSource source,
        Customer customer,
        Map<String, Object> answers,
        long priceCents,
        String currency,
        @Nullable UUID seriesId,
        int version,
        @Nullable String manageUrl,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> metadata,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> assignment,
        int maxSeats,
        int seatsTaken,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID seatId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer seats,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant offerExpiresAt) {

    static BookingView of(Booking booking, Map<String, Object> answers, @Nullable String manageUrl, boolean forHosts) {
        return new BookingView(
                booking.id(),
                booking.eventTypeId(),
                booking.providerId(),
                booking.providerIds(),
                booking.teamId(),
                booking.startsAt(),
                booking.endsAt(),
                booking.status(),
                booking.statusReason(),
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
                forHosts ? booking.assignment() : null,
                booking.maxSeats(),
                booking.seatsTaken(),
                null,
                null,
                null);
    }

    /** The same, with the attendee's own in place of what is the session's or of whoever opened it. */
    static BookingView of(Booking booking, Attendance attendance, String manageUrl) {
        return new BookingView(
                booking.id(),
                booking.eventTypeId(),
                booking.providerId(),
                booking.providerIds(),
                booking.teamId(),
                booking.startsAt(),
                booking.endsAt(),
                attendance.status() == SeatStatus.CONFIRMED ? booking.status() : attendance.status(),
                booking.statusReason(),
                attendance.paymentStatus(),
                attendance.source(),
                attendance.attendee(),
                attendance.answers(),
                attendance.priceCents(),
                booking.currency(),
                booking.seriesId(),
                booking.version(),
                manageUrl,
                booking.createdAt(),
                booking.updatedAt(),
                attendance.metadata(),
                null,
                booking.maxSeats(),
                booking.seatsTaken(),
                attendance.seatId(),
                attendance.seats(),
                attendance.offerExpiresAt());
    }
}
