package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that decides when one event type can be booked with one provider or team. */
public sealed interface Offer permits ProviderOffer, TeamOffer, RedirectedOffer, NoOffer {

    /** Every slot that starts in the query, by start. */
    List<FreeSlot> list(Query query);

    /** The first of them. */
    Optional<FreeSlot> first(Query query);

    /** Why this start cannot be booked; empty where it can. */
    Optional<Refusal> refusal(Instant start, Instant now);

    /** Whether it can be booked at exactly this start, and by whom. Only where providers have ids of ours. */
    Verdict check(Instant start, Instant now, Waiver waiver);

    /** Everyone whose time it looks at. Only where providers have ids of ours. */
    Set<UUID> providerIds();
}
