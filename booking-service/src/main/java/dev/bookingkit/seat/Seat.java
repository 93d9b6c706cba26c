package dev.bookingkit.seat;

import dev.bookingkit.booking.Attendance;
import dev.bookingkit.booking.BookingProblem;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.SeatStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attendee's place in a session, or in the queue for one.
 *
 * @param seats how many of the session's seats
 * @param source how the attendee came
 * @param priceCents of all of them
 * @param waitlistedAt since when the attendee waits, or waited
 * @param offerExpiresAt until when a freed seat is or was held; null where none was offered
 */
public record Seat(
        UUID id,
        UUID bookingId,
        SeatStatus status,
        int seats,
        Customer attendee,
        BookingSource source,
        @Nullable String notes,
        Map<String, Object> metadata,
        long priceCents,
        @Nullable PaymentStatus paymentStatus,
        @Nullable Instant waitlistedAt,
        @Nullable Instant offerExpiresAt,
        @Nullable Instant cancelledAt,
        boolean erased,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** @param byHost the host may, however late it is */
    SeatDecision cancel(Session session, boolean byHost, Instant now) {
        if (status == SeatStatus.CANCELLED) {
            return new SeatDecision.Moot();
        }
        if (!session.isOpen()) {
            return new SeatDecision.Refused(new BookingProblem.WrongStatus(session.status()));
        }
        if (!byHost && status == SeatStatus.CONFIRMED && now.isAfter(session.leaveUntil())) {
            return new SeatDecision.Refused(new BookingProblem.TooLate(session.leaveUntil()));
        }
        return new SeatDecision.Accepted();
    }

    SeatDecision accept(Session session, Instant now) {
        return switch (status) {
            case CONFIRMED -> new SeatDecision.Moot();
            case CANCELLED ->
                new SeatDecision.Refused(
                        isOver(cancelledAt) ? new SeatProblem.OfferExpired() : new SeatProblem.WrongStatus(status));
            case WAITLISTED -> acceptWaiting(session, now);
        };
    }

    private SeatDecision acceptWaiting(Session session, Instant now) {
        if (offerExpiresAt == null) {
            return new SeatDecision.Refused(new SeatProblem.WrongStatus(status));
        }
        if (isOver(now) || !now.isBefore(session.startsAt())) {
            return new SeatDecision.Refused(new SeatProblem.OfferExpired());
        }
        return session.isOpen()
                ? new SeatDecision.Accepted()
                : new SeatDecision.Refused(new BookingProblem.WrongStatus(session.status()));
    }

    /** Its time for the offered seat has run out; moot where there is no such offer (any more) or it still holds. */
    SeatDecision expire(Instant now) {
        return hasOffer() && isOver(now) ? new SeatDecision.Accepted() : new SeatDecision.Moot();
    }

    boolean hasOffer() {
        return status == SeatStatus.WAITLISTED && offerExpiresAt != null;
    }

    private boolean isOver(@Nullable Instant moment) {
        return offerExpiresAt != null && moment != null && !offerExpiresAt.isAfter(moment);
    }

    /** How the attendee sees the session. */
    Attendance attendance(Map<String, Object> answers) {
        return new Attendance(
                id,
                status,
                seats,
                attendee,
                source,
                answers,
                metadata,
                priceCents,
                paymentStatus,
                hasOffer() ? offerExpiresAt : null);
    }
}
