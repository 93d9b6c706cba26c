package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.Slots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One provider's time.
 *
 * @param providerIds the provider's id, or nothing
 */
public record ProviderOffer(List<String> providerIds, SlotRules rules, Schedule schedule, List<Occupied> occupied)
        implements Offer {

    public ProviderOffer {
        providerIds = List.copyOf(providerIds);
        occupied = List.copyOf(occupied);
    }

    @Override
    public List<FreeSlot> list(Query query) {
        return Slots.list(schedule, rules, occupied, query).stream()
                .map(this::free)
                .toList();
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        return Slots.first(schedule, rules, occupied, query).map(this::free);
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        var explanation = Slots.explain(schedule, rules, occupied, start, now);
        return explanation.decision().isBookable() ? Optional.empty() : Optional.of(refusal(explanation.refusals()));
    }

    private static Refusal refusal(List<Decision.Refused> refusals) {
        SequencedMap<Reason, List<String>> reasons = new LinkedHashMap<>();
        refusals.forEach(it -> reasons.put(it.reason(), it.causes()));
        return new Refusal(reasons);
    }

    private FreeSlot free(Slot slot) {
        return new FreeSlot(slot.start(), slot.end(), providerIds, rules.maxSeats() > 1 ? slot.seatsLeft() : null);
    }
}
