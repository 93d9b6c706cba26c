package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Explanation;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.Slots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One provider's time.
 *
 * @param hosts the provider's id, or nothing
 * @param standsFor the colleague who redirects to this provider; null: nobody
 */
public record ProviderOffer(
        List<String> hosts, @Nullable UUID standsFor, SlotRules rules, Schedule schedule, List<Occupied> occupied)
        implements Offer {

    public ProviderOffer {
        hosts = List.copyOf(hosts);
        occupied = List.copyOf(occupied);
    }

    /** Of someone who stands for nobody else. */
    public ProviderOffer(List<String> hosts, SlotRules rules, Schedule schedule, List<Occupied> occupied) {
        this(hosts, null, rules, schedule, occupied);
    }

    @Override
    public List<FreeSlot> list(Query query) {
        return Slots.list(schedule, rules, occupied, query).stream()
                .map(this::free)
                .toList();
    }

    @Override
    public long mostStarts(Query query) {
        return Offer.starts(query, rules);
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        return Slots.first(schedule, rules, occupied, query).map(this::free);
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        return refusal(Slots.explain(schedule, rules, occupied, start, now), Waiver.NOTHING);
    }

    @Override
    public Verdict check(Instant start, Instant now, Waiver waiver) {
        Explanation explanation = Slots.explain(schedule, rules, occupied, start, now);
        int discount = explanation.decision() instanceof Decision.Bookable free
                ? free.slot().discountPercent()
                : 0;
        return refusal(explanation, waiver)
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> bookable(start, discount));
    }

    @Override
    public Set<UUID> providerIds() {
        return hosts.stream().map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Refusal> refusal(Explanation explanation, Waiver waiver) {
        List<Decision.Refused> standing = explanation.refusals().stream()
                .filter(it -> !waiver.covers(it.reason()))
                .toList();
        return standing.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(standing, occupied));
    }

    private Verdict bookable(Instant start, int discount) {
        List<Verdict.Candidate> candidates = providerIds().stream()
                .map(id -> new Verdict.Candidate(id, standsFor == null ? id : standsFor, rules))
                .toList();
        return new Verdict.Bookable(start, start.plus(rules.duration()), candidates, true, discount);
    }

    private FreeSlot free(Slot slot) {
        Integer seatsLeft = rules.maxSeats() > 1 ? slot.seatsLeft() : null;
        return new FreeSlot(slot.start(), slot.end(), hosts, seatsLeft, slot.discountPercent());
    }
}
