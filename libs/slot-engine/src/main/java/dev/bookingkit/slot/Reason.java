package dev.bookingkit.slot;

import java.util.Locale;

/** Why a start cannot be booked, in the order in which one is chosen when several apply (except {@code INACTIVE}, which comes first). */
public enum Reason {
    /** No rule or override opens the whole slot. */
    OUTSIDE_AVAILABILITY,
    /** Open by the rules, closed by an override. Causes: the overrides. */
    BLOCKED_DATE,
    /** Open, but the provider is away. Causes: the absences. */
    OUT_OF_OFFICE,
    /** Overlaps a booking, or the session is full. Causes: the bookings. */
    ALREADY_BOOKED,
    /** Overlaps no booking, but a booking's buffers and its own meet. Causes: the bookings. */
    BUFFER_CONFLICT,
    /** Overlaps a hold or its buffers. Causes: the holds. */
    HELD,
    /** Starts before {@code now + minimumNotice}. */
    NOTICE_TOO_SHORT,
    /** Starts after {@code now + maxFutureDays}. */
    BEYOND_HORIZON,
    /** The day or the ISO week has as many bookings as allowed. Causes: these bookings. */
    CAP_REACHED,
    /** Could be booked, but the event type's {@link Release} does not offer it yet. */
    NOT_RELEASED,
    /** Not a whole number of intervals after its window's start. */
    OFF_GRID,
    /** The event type takes no bookings. */
    INACTIVE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code outside_availability}. */
    public String wireName() {
        return wireName;
    }
}
