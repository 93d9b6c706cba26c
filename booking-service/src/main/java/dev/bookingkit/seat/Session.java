package dev.bookingkit.seat;

import dev.bookingkit.booking.BookingProblem;
import dev.bookingkit.eventtype.CustomQuestion;
import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.slot.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A booking that several can share, and the terms of its seats; final while its row is held.
 *
 * @param seatsTaken by attendees and by offers
 * @param offered whether its event type is active
 * @param minimumNotice how long before the start one may still join
 * @param cancellationCutoff how long before the start an attendee may still leave without the host
 * @param offerTime how long a freed seat is held for someone who waits
 */
record Session(
        UUID id,
        BookingStatus status,
        Instant startsAt,
        Instant endsAt,
        int maxSeats,
        int seatsTaken,
        String currency,
        boolean offered,
        Duration minimumNotice,
        Duration cancellationCutoff,
        boolean waitlistEnabled,
        Duration offerTime,
        List<CustomQuestion> questions) {

    private static final Set<BookingStatus> OPEN =
            Set.of(BookingStatus.PENDING, BookingStatus.CONFIRMED, BookingStatus.RESCHEDULED);

    /** A party larger than the session never fits, so it does not wait either; nor does anyone for one that has begun. */
    Admission admit(SeatOrder order, Instant now) {
        if (!isOpen()) {
            return new Admission.Refused(new BookingProblem.WrongStatus(status));
        }
        if (!offered && !order.override()) {
            return new Admission.Refused(SlotProblem.of(Reason.INACTIVE, List.of()));
        }
        if (startsAt.isBefore(now.plus(minimumNotice)) && !order.override()) {
            return new Admission.Refused(SlotProblem.of(Reason.NOTICE_TOO_SHORT, List.of()));
        }
        if (isForSeveral() && order.seats() <= seatsLeft()) {
            return new Admission.Seated();
        }
        boolean mayWait = order.waitlist()
                && waitlistEnabled
                && isForSeveral()
                && order.seats() <= maxSeats
                && startsAt.isAfter(now);
        return mayWait
                ? new Admission.Waiting()
                : new Admission.Refused(SlotProblem.of(Reason.ALREADY_BOOKED, List.of(id.toString())));
    }

    /** Until when a seat that is offered now is held; never beyond the start. */
    Instant offerExpiry(Instant now) {
        Instant end = now.plus(offerTime);
        return end.isAfter(startsAt) ? startsAt : end;
    }

    boolean mayStillOffer(Instant now) {
        return isOpen() && startsAt.isAfter(now);
    }

    /** The last moment at which attendees leave without the host. */
    Instant leaveUntil() {
        return startsAt.minus(cancellationCutoff);
    }

    boolean isOpen() {
        return OPEN.contains(status);
    }

    /** Whether it takes place then, or took place. */
    boolean isStillAt(Instant start) {
        return status.isActive() && startsAt.equals(start);
    }

    boolean isForSeveral() {
        return maxSeats > 1;
    }

    int seatsLeft() {
        return maxSeats - seatsTaken;
    }
}
