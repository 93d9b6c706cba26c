package dev.bookingkit.series;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.CancelBookings;
import dev.bookingkit.booking.ExpectedVersion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls off what is still to come of a series, or of its end, inside the current transaction. */
@ApplicationScoped
public class CancelSeries {

    private final AllSeries allSeries;
    private final Bookings bookings;
    private final CancelBookings cancelBookings;
    private final Clock clock;

    CancelSeries(AllSeries allSeries, Bookings bookings, CancelBookings cancelBookings, Clock clock) {
        this.allSeries = allSeries;
        this.bookings = bookings;
        this.cancelBookings = cancelBookings;
        this.clock = clock;
    }

    /**
     * Nothing happens to what is past, completed or cancelled already.
     *
     * @param from occurrences that start then or later; null: all
     */
    public Uni<SeriesWithBookings> cancel(
            UUID id, ExpectedVersion expected, @Nullable Instant from, @Nullable String reason) {
        Instant now = clock.instant();
        Instant first = from == null || from.isBefore(now) ? now : from;
        return allSeries
                .requireLocked(id, expected)
                .invoke(series -> series.cancelled(first))
                .call(() -> cancel(id, first, reason, now))
                .chain(allSeries::saved)
                .chain(series -> bookings.ofSeries(id).map(all -> new SeriesWithBookings(series, all)));
    }

    private Uni<Void> cancel(UUID id, Instant from, @Nullable String reason, Instant now) {
        return bookings.lockedOfSeries(id).chain(all -> {
            List<Booking> following = all.stream()
                    .filter(it -> it.isToCome(now) && !it.startsAt().isBefore(from))
                    .toList();
            return following.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : cancelBookings
                            .cancel(following, reason, now)
                            .chain(() -> bookings.reread(following))
                            .replaceWithVoid();
        });
    }
}
