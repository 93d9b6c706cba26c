package dev.bookingkit.rush;

import dev.bookingkit.placement.Wanted;
import dev.bookingkit.seat.SeatOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * What someone wants that others may want at the same time. Both objects are compared by {@code equals}.
 *
 * @param thing what can run out, within the organization
 * @param terms whatever else decides whether it can be had: who asks on the same terms hears the same
 * @param atATime how many of a replica ask for it at a time
 */
public record Wish(UUID organizationId, Object thing, Object terms, int atATime) {

    /** So many keep a session's row busy while the others' statements are on their way; more cost the database more a seat. */
    public static final int FOR_A_SESSION = 4;

    /** It goes to one, and all who come while its transaction runs hear with the next that it is gone. */
    private static final int FOR_A_TIME = 1;

    record Whole(UUID organizationId, Object thing) {}

    private record Time(UUID eventTypeId, Wanted.Whom whom, Instant start) {}

    private record TimeTerms(Wanted wanted, boolean waits) {}

    private record SeatTerms(int seats, boolean waits, boolean override) {}

    /** For seats of a session. */
    public static Wish forSeats(UUID organizationId, UUID sessionId, SeatOrder order) {
        return new Wish(
                organizationId,
                sessionId,
                new SeatTerms(order.seats(), order.waitlist(), order.override()),
                FOR_A_SESSION);
    }

    /**
     * For a time of a provider or a team.
     *
     * @param waits whether a place in the queue of a session will do
     */
    public static Wish forTime(UUID organizationId, Wanted wanted, boolean waits) {
        return new Wish(
                organizationId,
                new Time(wanted.eventTypeId(), wanted.whom(), wanted.start()),
                new TimeTerms(wanted, waits),
                FOR_A_TIME);
    }

    Whole whole() {
        return new Whole(organizationId, thing);
    }
}
