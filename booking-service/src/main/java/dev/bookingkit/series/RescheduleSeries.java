package dev.bookingkit.series;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.booking.Move;
import dev.bookingkit.booking.MoveBookings;
import dev.bookingkit.placement.TimeLocks;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.tenant.Outdated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Moves an occurrence and all that follow by the same difference in local time, inside the current transaction: all or none. */
@ApplicationScoped
public class RescheduleSeries {

    private final AllSeries allSeries;
    private final Bookings bookings;
    private final MoveBookings moveBookings;
    private final TimeLocks locks;
    private final Clock clock;

    RescheduleSeries(AllSeries allSeries, Bookings bookings, MoveBookings moveBookings, TimeLocks locks, Clock clock) {
        this.locks = locks;
        this.allSeries = allSeries;
        this.bookings = bookings;
        this.moveBookings = moveBookings;
        this.clock = clock;
    }

    /**
     * Nothing happens to what is past, completed or cancelled.
     *
     * @param from when the first occurrence that is to move starts now
     * @param start when it is to start
     */
    public Uni<SeriesWithBookings> reschedule(UUID id, ExpectedVersion expected, Instant from, Instant start) {
        Instant now = clock.instant();
        return allSeries
                .requireLocked(id, expected)
                .call(series -> locked(id).chain(all -> {
                    Shift shift = Shift.of(series, all, from, start, now);
                    return moveBookings
                            .move(series.eventTypeId(), shift.moves(), now)
                            .invoke(decisions -> settle(series, shift, decisions))
                            .chain(() -> bookings.reread(all));
                }))
                .chain(allSeries::saved)
                .chain(series -> bookings.ofSeries(id).map(all -> new SeriesWithBookings(series, all)));
    }

    /** Time before rows; fails as {@link Outdated} where one has been handed to somebody else in between. */
    private Uni<List<Booking>> locked(UUID id) {
        return bookings.hostsOfSeries(id)
                .call(locks::lock)
                .chain(hosts -> bookings.lockedOfSeries(id).invoke(all -> {
                    if (!all.stream().allMatch(booking -> hosts.containsAll(booking.providerIds()))) {
                        throw new Outdated();
                    }
                }));
    }

    private static void settle(Series series, Shift shift, List<Decision> decisions) {
        List<Booking> moving = shift.moves().stream().map(Move::booking).toList();
        List<Conflict> conflicts = Conflict.of(
                        decisions, shift.moves().stream().map(Move::start).toList())
                .stream()
                .map(it -> it.at(series.index(moving.get(it.index()))))
                .toList();
        if (!conflicts.isEmpty()) {
            throw new SeriesProblem.Conflicting(conflicts).exception();
        }
        series.moved(shift);
    }
}
