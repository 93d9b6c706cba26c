package dev.bookingkit.series;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Move;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where an occurrence and all that follow go: on the series' wall clock each moves as far as the first, which starts exactly when
 * it was asked for.
 *
 * @param places by booking
 */
record Shift(List<Move> moves, Map<UUID, Place> places) {

    /** When an occurrence is to be. */
    record Place(LocalDateTime localStart, Instant start) {}

    /** Fails as {@code invalid-request} where no occurrence that can still move starts at {@code from}. */
    static Shift of(Series series, List<Booking> bookings, Instant from, Instant start, Instant now) {
        List<Booking> following = bookings.stream()
                .filter(it -> it.isToCome(now) && !it.startsAt().isBefore(from))
                .sorted(Comparator.comparing(Booking::startsAt).thenComparing(Booking::id))
                .toList();
        if (following.isEmpty() || !following.getFirst().startsAt().equals(from)) {
            throw InvalidRequest.at("/from", "No occurrence of the series that can still be moved starts then.")
                    .exception();
        }
        return of(series, following, start);
    }

    private static Shift of(Series series, List<Booking> following, Instant start) {
        WallClock clock = series.clock();
        Duration difference = Duration.between(series.localStart(following.getFirst()), clock.local(start));
        List<Move> moves = new ArrayList<>();
        Map<UUID, Place> places = new HashMap<>();
        for (Booking booking : following) {
            LocalDateTime local = series.localStart(booking).plus(difference);
            Instant target = moves.isEmpty() ? start : clock.instant(local);
            moves.add(new Move(booking, target));
            places.put(booking.id(), new Place(local, target));
        }
        return new Shift(moves, places);
    }

    /** The occurrence at its new place, if it has one. */
    Occurrence applied(Occurrence occurrence) {
        Place place = occurrence.bookingId() == null ? null : places.get(occurrence.bookingId());
        return place == null ? occurrence : occurrence.movedTo(place.localStart(), place.start());
    }
}
