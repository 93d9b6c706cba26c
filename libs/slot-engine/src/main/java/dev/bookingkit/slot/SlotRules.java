package dev.bookingkit.slot;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the event type asks for.
 *
 * @param duration length of a booking, 1 minute to 7 days
 * @param interval distance of the starts on the grid, 1 minute to 7 days; usually the duration
 * @param bufferBefore kept free before a booking, on top of the neighbour's own buffer; at most a day
 * @param bufferAfter kept free after a booking; at most a day
 * @param minimumNotice a slot may start at {@code now + minimumNotice} at the earliest; at most 36,525 days
 * @param maxFutureDays a slot may start at {@code now + maxFutureDays × 24 h} at the latest; 0 to 36,525, null for no horizon
 * @param caps on the bookings flagged {@link Occupied#countsTowardsCap()}
 * @param maxSeats above 1: a session at exactly the slot's time stays listed while seats are left
 * @param active an inactive event type has no slots
 * @param release which free slots are offered yet, or at a discount
 */
public record SlotRules(
        Duration duration,
        Duration interval,
        Duration bufferBefore,
        Duration bufferAfter,
        Duration minimumNotice,
        @Nullable Integer maxFutureDays,
        Caps caps,
        int maxSeats,
        boolean active,
        Release release) {

    /** A hundred years. */
    private static final int MAX_DAYS_AHEAD = 36_525;

    public SlotRules {
        requireLength(duration, "duration");
        requireLength(interval, "interval");
        requireNotNegative(bufferBefore, "bufferBefore");
        requireNotNegative(bufferAfter, "bufferAfter");
        requireNotNegative(minimumNotice, "minimumNotice");
        Micros.requireAtMostADay(bufferBefore, "bufferBefore");
        Micros.requireAtMostADay(bufferAfter, "bufferAfter");
        Objects.requireNonNull(caps, "caps");
        Objects.requireNonNull(release, "release");
        if (minimumNotice.compareTo(Duration.ofDays(MAX_DAYS_AHEAD)) > 0) {
            throw new IllegalArgumentException("minimumNotice is longer than 100 years");
        }
        if (maxFutureDays != null && (maxFutureDays < 0 || maxFutureDays > MAX_DAYS_AHEAD)) {
            throw new IllegalArgumentException("maxFutureDays is not between 0 and 36,525");
        }
        if (maxSeats < 1) {
            throw new IllegalArgumentException("maxSeats must be at least 1");
        }
    }

    /** Everything is released. */
    public SlotRules(
            Duration duration,
            Duration interval,
            Duration bufferBefore,
            Duration bufferAfter,
            Duration minimumNotice,
            @Nullable Integer maxFutureDays,
            Caps caps,
            int maxSeats,
            boolean active) {
        this(
                duration,
                interval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                caps,
                maxSeats,
                active,
                Release.NONE);
    }

    /** Slots of this length, back to back, no buffers, no notice, no horizon, no caps, one seat. */
    public static SlotRules of(Duration duration) {
        return new SlotRules(duration, duration, Duration.ZERO, Duration.ZERO, Duration.ZERO, null, Caps.NONE, 1, true);
    }

    public SlotRules withDuration(Duration newDuration) {
        return new SlotRules(
                newDuration,
                interval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                caps,
                maxSeats,
                active,
                release);
    }

    public SlotRules withInterval(Duration newInterval) {
        return new SlotRules(
                duration,
                newInterval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                caps,
                maxSeats,
                active,
                release);
    }

    public SlotRules withBuffers(Duration before, Duration after) {
        return new SlotRules(
                duration, interval, before, after, minimumNotice, maxFutureDays, caps, maxSeats, active, release);
    }

    public SlotRules withMinimumNotice(Duration notice) {
        return new SlotRules(
                duration, interval, bufferBefore, bufferAfter, notice, maxFutureDays, caps, maxSeats, active, release);
    }

    public SlotRules withMaxFutureDays(@Nullable Integer days) {
        return new SlotRules(
                duration, interval, bufferBefore, bufferAfter, minimumNotice, days, caps, maxSeats, active, release);
    }

    public SlotRules withCaps(Caps newCaps) {
        return new SlotRules(
                duration,
                interval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                newCaps,
                maxSeats,
                active,
                release);
    }

    public SlotRules withMaxSeats(int seats) {
        return new SlotRules(
                duration,
                interval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                caps,
                seats,
                active,
                release);
    }

    public SlotRules withActive(boolean isActive) {
        return new SlotRules(
                duration,
                interval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                caps,
                maxSeats,
                isActive,
                release);
    }

    public SlotRules withRelease(Release newRelease) {
        return new SlotRules(
                duration,
                interval,
                bufferBefore,
                bufferAfter,
                minimumNotice,
                maxFutureDays,
                caps,
                maxSeats,
                active,
                newRelease);
    }

    /** A field that the template of a managed event type may lock. */
    public enum Field {
        DURATION,
        INTERVAL,
        BUFFERS,
        MINIMUM_NOTICE,
        MAX_FUTURE_DAYS,
        CAPS,
        MAX_SEATS,
        ACTIVE,
        RELEASE
    }

    /** A member's own rules with the locked fields taken from the template. */
    public SlotRules under(SlotRules template, Set<Field> locked) {
        SlotRules buffers = locked.contains(Field.BUFFERS) ? template : this;
        return new SlotRules(
                (locked.contains(Field.DURATION) ? template : this).duration,
                (locked.contains(Field.INTERVAL) ? template : this).interval,
                buffers.bufferBefore,
                buffers.bufferAfter,
                (locked.contains(Field.MINIMUM_NOTICE) ? template : this).minimumNotice,
                (locked.contains(Field.MAX_FUTURE_DAYS) ? template : this).maxFutureDays,
                (locked.contains(Field.CAPS) ? template : this).caps,
                (locked.contains(Field.MAX_SEATS) ? template : this).maxSeats,
                (locked.contains(Field.ACTIVE) ? template : this).active,
                (locked.contains(Field.RELEASE) ? template : this).release);
    }

    private static void requireLength(Duration value, String name) {
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(name + " " + value + " is not between 1 minute and 7 days");
        }
    }

    private static void requireNotNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative");
        }
    }
}
