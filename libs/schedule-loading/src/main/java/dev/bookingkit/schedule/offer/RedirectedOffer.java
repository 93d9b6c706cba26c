package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An offer whose hosts change with the day, because someone is out of office and redirects to a colleague.
 *
 * @param stretches without gaps, over all time; a start belongs to the one it lies in
 */
public record RedirectedOffer(List<Stretch> stretches) implements Offer {

    /**
     * Who offers it for a while.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Stretch(Instant from, Instant to, Offer offer) {}

    public RedirectedOffer {
        stretches = List.copyOf(stretches);
    }

    @Override
    public List<FreeSlot> list(Query query) {
        List<FreeSlot> slots = new ArrayList<>();
        for (Stretch stretch : stretches) {
            part(stretch, query).ifPresent(part -> slots.addAll(stretch.offer().list(part)));
        }
        return slots;
    }

    @Override
    public long mostStarts(Query query) {
        return stretches.stream()
                .mapToLong(stretch ->
                        part(stretch, query).map(stretch.offer()::mostStarts).orElse(0L))
                .sum();
    }

    @Override
    public Optional<FreeSlot> first(Query query) {
        for (Stretch stretch : stretches) {
            Optional<FreeSlot> found =
                    part(stretch, query).flatMap(part -> stretch.offer().first(part));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> refusal(Instant start, Instant now) {
        return at(start).refusal(start, now);
    }

    @Override
    public Verdict check(Instant start, Instant now, Waiver waiver) {
        return at(start).check(start, now, waiver);
    }

    @Override
    public Set<UUID> providerIds() {
        return stretches.stream()
                .flatMap(it -> it.offer().providerIds().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Offer at(Instant start) {
        return stretches.stream()
                .filter(it -> it.to().isAfter(start))
                .findFirst()
                .orElseThrow()
                .offer();
    }

    private static Optional<Query> part(Stretch stretch, Query query) {
        Instant from = stretch.from().isAfter(query.start()) ? stretch.from() : query.start();
        Instant to = stretch.to().isBefore(query.end()) ? stretch.to() : query.end();
        return from.isBefore(to) ? Optional.of(new Query(from, to, query.now())) : Optional.empty();
    }
}
