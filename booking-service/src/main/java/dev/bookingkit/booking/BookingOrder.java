package dev.bookingkit.booking;

import dev.bookingkit.placement.Wanted;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schedule.offer.Waiver;
import dev.bookingkit.schema.BookingSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to book.
 *
 * @param providerId null: the event type's own, or whoever the team assigns
 * @param teamId null: the event type's own, if any
 * @param holdToken of the hold that becomes the booking; null: none
 * @param seats how many, where the event type is for several; they share the booking
 * @param waitlist whether to wait where a session is full
 * @param answers to the event type's questions, by key; JSON values
 * @param override a host books outside of the rules
 */
public record BookingOrder(
        UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        Instant start,
        @Nullable HoldToken holdToken,
        Customer customer,
        Map<String, Object> answers,
        @Nullable String notes,
        Map<String, Object> metadata,
        BookingSource source,
        boolean override,
        int seats,
        boolean waitlist) {

    /** The time of it. */
    public Wanted wanted() {
        return new Wanted(
                eventTypeId,
                new Wanted.Offered(providerId, teamId),
                override ? start.truncatedTo(ChronoUnit.MICROS) : start,
                seats,
                override ? Waiver.RULES : Waiver.NOTHING,
                Except.NOTHING);
    }
}
