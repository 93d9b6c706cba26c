package dev.bookingkit.mail;

import static dev.bookingkit.schema.event.EventTypes.BOOKING_CANCELLED;
import static dev.bookingkit.schema.event.EventTypes.BOOKING_CONFIRMED;
import static dev.bookingkit.schema.event.EventTypes.BOOKING_CREATED;
import static dev.bookingkit.schema.event.EventTypes.BOOKING_REASSIGNED;
import static dev.bookingkit.schema.event.EventTypes.BOOKING_REJECTED;
import static dev.bookingkit.schema.event.EventTypes.BOOKING_RESCHEDULED;
import static dev.bookingkit.schema.event.EventTypes.SEAT_CANCELLED;
import static dev.bookingkit.schema.event.EventTypes.SEAT_OFFERED;
import static dev.bookingkit.schema.event.EventTypes.SEAT_RESERVED;

import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.schema.event.BookingEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a mail tells its reader; {@link #wireName()} is the kind in {@code mail_log} (a host's mail has a prefix). */
enum MailKind {
    REQUEST("Request received"),
    CONFIRMATION("Confirmed"),
    CANCELLATION("Cancelled"),
    RESCHEDULE("Rescheduled"),
    OFFER("A seat is free");

    private final String headline;

    MailKind(String headline) {
        this.headline = headline;
    }

    String headline() {
        return headline;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind fromWire(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of mail: " + name));
    }

    /** The mail that an event asks for, if any. An unpaid booking is not announced before its payment. */
    static Optional<MailKind> of(String eventType, BookingEvent event, boolean requiresConfirmation) {
        return switch (eventType) {
            case BOOKING_CREATED -> ofCreated(event.toStatus(), requiresConfirmation);
            case BOOKING_CONFIRMED -> Optional.of(CONFIRMATION);
            case BOOKING_CANCELLED, BOOKING_REJECTED -> Optional.of(CANCELLATION);
            case BOOKING_RESCHEDULED -> Optional.of(RESCHEDULE);
            case BOOKING_REASSIGNED ->
                // a move to another host can move the time as well
                Optional.of(RESCHEDULE).filter(kind -> event.previousStartsAt() != null);
            default -> Optional.empty();
        };
    }

    /** The mail that an attendee of a session gets for what happens to the own seat. */
    static Optional<MailKind> ofSeat(
            String eventType, BookingEvent.Seat seat, BookingStatus session, boolean requiresConfirmation) {
        return switch (eventType) {
            case SEAT_RESERVED ->
                session == BookingStatus.PENDING ? ofCreated(session, requiresConfirmation) : Optional.of(CONFIRMATION);
            case SEAT_OFFERED -> Optional.of(OFFER);
            case SEAT_CANCELLED ->
                // whoever only waited, and left the queue, expects no mail
                Optional.of(CANCELLATION)
                        .filter(kind -> seat.fromStatus() == SeatStatus.CONFIRMED || !session.isActive());
            default -> Optional.empty();
        };
    }

    private static Optional<MailKind> ofCreated(BookingStatus status, boolean requiresConfirmation) {
        return switch (status) {
            case CONFIRMED -> Optional.of(CONFIRMATION);
            case PENDING -> Optional.of(REQUEST).filter(kind -> requiresConfirmation);
            case COMPLETED, CANCELLED, RESCHEDULED, NO_SHOW, REJECTED -> Optional.empty();
        };
    }
}
