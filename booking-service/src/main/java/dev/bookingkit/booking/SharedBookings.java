package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What placing and moving a booking needs of those that several share: sessions, whose attendees have seats. */
public interface SharedBookings {

    /** The provider's session of this event type that starts exactly then; null if there is none. */
    Uni<@Nullable UUID> at(EventType type, UUID providerId, Instant start);

    /** The session that the order would wait for: at its very time, of whom it names, without as many seats left; null if there is none. */
    Uni<@Nullable UUID> fullAt(BookingOrder order);

    /**
     * Takes seats in the session, or a place in its queue; the session as this attendee sees it. Fails as {@code Outdated} where it
     * has left the order's time since it was found there.
     */
    Uni<Booking> join(UUID sessionId, BookingOrder order);

    /** The same where it was preferred to others because it has room; outdated too where it has none any more. */
    Uni<Booking> joinForItsRoom(UUID sessionId, BookingOrder order);

    /** What the first attendee answered; the session, just placed, as this attendee sees it. */
    Uni<Booking> opened(Booking booking, List<Answer> given);

    /** What the session's new time means for those who have or wait for a seat; it is written then. */
    Uni<Void> moved(Booking booking);
}
