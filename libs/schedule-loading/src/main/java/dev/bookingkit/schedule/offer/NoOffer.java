package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Nobody who is active offers this now. */
public record NoOffer() implements Offer {

    @Override
    public List<FreeSlot> list(Query query) {
        return List.of();
    }

    @Override
    public long mostStarts(Query query) {
        return 0;
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        return Optional.of(Refusal.of(Reason.INACTIVE));
    }

    @Override
    public Verdict check(Instant start, Instant now, Waiver waiver) {
        return new Verdict.Refused(Refusal.of(Reason.INACTIVE));
    }

    @Override
    public Set<UUID> providerIds() {
        return Set.of();
    }
}
