package dev.bookingkit.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Time that is taken: an active booking or a live hold, with the buffers stored on it.
 *
 * <p>It claims {@code [start - bufferBefore, end + bufferAfter)}; a new booking claims the same with its own buffers, and two
 * claims must not overlap: buffers of neighbours add up.
 *
 * @param start of the booking itself
 * @param end of the booking itself, exclusive, after the start
 * @param bufferBefore claimed before the start, not negative
 * @param bufferAfter claimed after the end, not negative
 * @param kind what it is
 * @param countsTowardsCap whether it counts for {@link SlotRules#caps()} (a booking of the same event type); provider-wide
 *     {@link Schedule#caps()} count every one
 * @param seatsTaken 0, or for a session of the event type asked for (with {@code maxSeats > 1}) how many of its seats are taken;
 *     several entries at the same time add up (a booking with 3 seats and a hold of 1)
 * @param seats 0, or how many such a session has, which may be more or fewer than {@code maxSeats}
 * @param id of the caller, named as the cause of a refusal
 */
public record Occupied(
        Instant start,
        Instant end,
        Duration bufferBefore,
        Duration bufferAfter,
        Kind kind,
        boolean countsTowardsCap,
        int seatsTaken,
        int seats,
        @Nullable String id) {

    /** What occupies the time. */
    public enum Kind {
        BOOKING,
        HOLD
    }

    public Occupied {
        Objects.requireNonNull(kind, "kind");
        Limits.requireInstant(start, "start");
        Limits.requireInstant(end, "end");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("occupied time must end after its start " + start);
        }
        if (bufferBefore.isNegative() || bufferAfter.isNegative() || seatsTaken < 0 || seats < 0) {
            throw new IllegalArgumentException("buffers and seats must not be negative");
        }
        Micros.requireAtMostADay(bufferBefore, "bufferBefore");
        Micros.requireAtMostADay(bufferAfter, "bufferAfter");
    }

    /** A booking without buffers that counts towards the caps. */
    public static Occupied booking(Instant start, Instant end) {
        return new Occupied(start, end, Duration.ZERO, Duration.ZERO, Kind.BOOKING, true, 0, 0, null);
    }

    /** A hold without buffers that counts towards the caps. */
    public static Occupied hold(Instant start, Instant end) {
        return new Occupied(start, end, Duration.ZERO, Duration.ZERO, Kind.HOLD, true, 0, 0, null);
    }

    public Occupied withBuffers(Duration before, Duration after) {
        return new Occupied(start, end, before, after, kind, countsTowardsCap, seatsTaken, seats, id);
    }

    public Occupied withCountsTowardsCap(boolean counts) {
        return new Occupied(start, end, bufferBefore, bufferAfter, kind, counts, seatsTaken, seats, id);
    }

    public Occupied withSeatsTaken(int taken) {
        return withSeatsTaken(taken, seats);
    }

    public Occupied withSeatsTaken(int taken, int of) {
        return new Occupied(start, end, bufferBefore, bufferAfter, kind, countsTowardsCap, taken, of, id);
    }

    public Occupied withId(String newId) {
        return new Occupied(start, end, bufferBefore, bufferAfter, kind, countsTowardsCap, seatsTaken, seats, newId);
    }

    boolean isSession() {
        return seatsTaken > 0 || seats > 0;
    }

    long claimStart() {
        return Micros.floor(start) - Micros.of(bufferBefore);
    }

    long claimEnd() {
        return Micros.ceil(end) + Micros.of(bufferAfter);
    }
}
