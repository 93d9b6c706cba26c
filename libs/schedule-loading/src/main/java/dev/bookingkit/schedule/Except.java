package dev.bookingkit.schedule;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What does not count as taken: the bookings that are being moved, or the hold that becomes a booking. */
public record Except(Set<UUID> bookingIds, @Nullable UUID holdId) {

    public static final Except NOTHING = new Except(Set.of(), null);

    public Except {
        bookingIds = Set.copyOf(bookingIds);
    }

    public static Except booking(UUID bookingId) {
        return new Except(Set.of(bookingId), null);
    }

    /** Bookings that move together: none is in another's way at its old time. */
    public static Except bookings(Collection<UUID> bookingIds) {
        return new Except(Set.copyOf(bookingIds), null);
    }

    public static Except hold(UUID holdId) {
        return new Except(Set.of(), holdId);
    }
}
