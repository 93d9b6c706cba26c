package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that decides when one event type can be booked with one provider or team. */
public sealed interface Offer permits ProviderOffer, TeamOffer, RedirectedOffer, NoOffer {

    /** Every slot that starts in the query, by start. */
    List<FreeSlot> list(Query query);

    /** More than this many starts are in no answer, one of each of whom they are with: {@link #list} takes memory for them. */
    long mostStarts(Query query);

    /** As many as fit into the query by the interval. */
    static long starts(Query query, SlotRules rules) {
        Duration length = Duration.between(query.start(), query.end());
        return length.isNegative() ? 0 : length.dividedBy(rules.interval()) + 1;
    }

    /** The first of them. */
    Optional<FreeSlot> first(Query query);

    /** Why this start cannot be booked; empty where it can. */
    Optional<Refusal> refusal(Instant start, Instant now);

    /** Whether it can be booked at exactly this start, and by whom. Only where providers have ids of ours. */
    Verdict check(Instant start, Instant now, Waiver waiver);

    /** Everyone whose time it looks at. Only where providers have ids of ours. */
    Set<UUID> providerIds();
}
