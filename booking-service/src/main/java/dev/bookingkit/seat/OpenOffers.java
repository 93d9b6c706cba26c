package dev.bookingkit.seat;

import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
                : seats.offer(served, until).chain(() -> timers.plan(OfferExpiry.KIND, Set.copyOf(served), until));
    }

    /** None of the session's lasts beyond its start. */
    Uni<Void> endBy(UUID sessionId, Instant start) {
        return seats.shortenOffers(sessionId, start)
                .map(shortened -> shortened.stream().map(Seat::id).collect(Collectors.toSet()))
                .chain(shortened -> timers.plan(OfferExpiry.KIND, shortened, start));
    }
}
