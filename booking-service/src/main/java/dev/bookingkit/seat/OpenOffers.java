package dev.bookingkit.seat;

import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Seats on offer to those who wait, each with the timer that ends it; inside the current transaction. */
@ApplicationScoped
class OpenOffers {

    private final Seats seats;
    private final Timers timers;

    OpenOffers(Seats seats, Timers timers) {
        this.seats = seats;
        this.timers = timers;
    }

    Uni<Void> make(List<UUID> served, Instant until) {
        return served.isEmpty()
                ? Uni.createFrom().voidItem()
                : seats.offer(served, until).chain(() -> plan(served, until));
    }

    /** None of the session's lasts beyond its start. */
    Uni<Void> endBy(UUID sessionId, Instant start) {
        return seats.shortenOffers(sessionId, start)
                .chain(shortened -> plan(shortened.stream().map(Seat::id).toList(), start));
    }

    private Uni<Void> plan(List<UUID> offered, Instant until) {
        return Multi.createFrom()
                .iterable(offered)
                .onItem()
                .transformToUniAndConcatenate(id -> timers.plan(OfferExpiry.KIND, id, until))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
