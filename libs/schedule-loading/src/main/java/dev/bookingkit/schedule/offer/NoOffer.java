package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Nobody who is active offers this now. */
public record NoOffer() implements Offer {

    @Override
    public List<FreeSlot> list(Query query) {
        return List.of();
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        SequencedMap<Reason, List<String>> inactive = new LinkedHashMap<>();
        inactive.put(Reason.INACTIVE, List.of());
        return Optional.of(new Refusal(inactive));
    }
}
