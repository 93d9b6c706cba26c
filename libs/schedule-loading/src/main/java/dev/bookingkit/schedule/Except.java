package dev.bookingkit.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What does not count as taken: the booking that is being moved, or the hold that becomes a booking. */
public record Except(@Nullable UUID bookingId, @Nullable UUID holdId) {

    public static final Except NOTHING = new Except(null, null);

    public static Except booking(UUID bookingId) {
        return new Except(bookingId, null);
    }

    public static Except hold(UUID holdId) {
        return new Except(null, holdId);
    }
}
