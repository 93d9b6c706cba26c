package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.SlotRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whether something can be booked at one start. */
public sealed interface Verdict {

    /**
     * It can.
     *
     * @param hosts all of them where {@code together}, else those who are free, in the team's order; not empty
     * @param together whether the booking needs every host, or any one of them
     * @param discountPercent off the price, 0 for none; who books outside of the rules gets none
     */
    record Bookable(Instant start, Instant end, List<Candidate> hosts, boolean together, int discountPercent)
            implements Verdict {

        public Bookable {
            hosts = List.copyOf(hosts);
        }

        /** At its price. */
        public Bookable(Instant start, Instant end, List<Candidate> hosts, boolean together) {
            this(start, end, hosts, together, 0);
        }
    }

    /** It cannot. */
    record Refused(Refusal refusal) implements Verdict {}

    /**
     * Who could host it.
     *
     * @param standsFor the colleague who is out of office and redirects to this provider; else the provider
     * @param rules the event type as it is with this host
     */
    record Candidate(UUID providerId, UUID standsFor, SlotRules rules) {}
}
