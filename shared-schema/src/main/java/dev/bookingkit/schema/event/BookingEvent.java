package dev.bookingkit.schema.event;

import static java.util.Objects.requireNonNull;

import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.SeatStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a booking, written by the database's trigger for every insert and every change of status, time or host, or
 * one change of a seat in a session for several.
 *
 * @param providerId the main host
 * @param providerIds all hosts, the main one among them
 * @param sequence counts the booking's events from 1, without gaps
 * @param fromStatus null for {@code booking.created}
 * @param startsAt after the change; microseconds at most
 * @param previousStartsAt null unless this event moved the booking; likewise {@code previousEndsAt}
 * @param previousProviderId null unless this event changed the main host
 * @param paymentStatus null where nothing is to be paid
 * @param actor who did it: {@code user:<subject>}, {@code key:<id>}, {@code guest:<booking id>},
 *     {@code system:<service>}, or {@code db:<role>} for plain SQL; for an attendee's own doing the seat's id stands for the
 *     booking's
 * @param seat what happened to which seat; null unless the type is one of {@code seat.…}, where the booking's own status and
 *     times are as they were
 */
public record BookingEvent(
        UUID bookingId,
        UUID organizationId,
        UUID eventTypeId,
        UUID providerId,
        List<UUID> providerIds,
        @Nullable UUID teamId,
        @Nullable UUID seriesId,
        int sequence,
        @Nullable BookingStatus fromStatus,
        BookingStatus toStatus,
        Instant startsAt,
        Instant endsAt,
        @Nullable Instant previousStartsAt,
        @Nullable Instant previousEndsAt,
        @Nullable UUID previousProviderId,
        @Nullable PaymentStatus paymentStatus,
        String actor,
        Instant occurredAt,
        @Nullable Seat seat) {

    /**
     * An attendee's place in a session.
     *
     * @param fromStatus null for a new one
     * @param seats how many seats the attendee has or wants
     * @param offerExpiresAt until when the offer holds; null unless the type is {@code seat.offered}
     */
    public record Seat(
            UUID id,
            @Nullable SeatStatus fromStatus,
            SeatStatus toStatus,
            int seats,
            @Nullable Instant offerExpiresAt) {

        public Seat {
            requireNonNull(id, "seat.id");
            requireNonNull(toStatus, "seat.toStatus");
            if (seats < 1) {
                throw new IllegalArgumentException("seat.seats: at least 1, not " + seats);
            }
        }
    }

    public BookingEvent {
        requireNonNull(bookingId, "bookingId");
        requireNonNull(organizationId, "organizationId");
        requireNonNull(eventTypeId, "eventTypeId");
        requireNonNull(providerId, "providerId");
        providerIds = List.copyOf(requireNonNull(providerIds, "providerIds"));
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: at least 1, not " + sequence);
        }
        requireNonNull(toStatus, "toStatus");
        requireNonNull(startsAt, "startsAt");
        requireNonNull(endsAt, "endsAt");
        requireNonNull(actor, "actor");
        requireNonNull(occurredAt, "occurredAt");
    }
}
