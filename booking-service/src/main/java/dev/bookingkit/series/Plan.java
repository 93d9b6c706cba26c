package dev.bookingkit.series;

import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Slot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** When each occurrence of an ordered series is to be. The first is exactly when it was asked for. */
record Plan(ZoneId zone, List<LocalDateTime> localStarts, List<Instant> starts) {

    static Plan of(SeriesOrder order, ZoneId zone) {
        WallClock clock = new WallClock(zone);
        Instant first = order.first().start();
        List<LocalDateTime> localStarts = order.recurrence().from(clock.local(first));
        List<Instant> starts = IntStream.range(0, localStarts.size())
                .mapToObj(index -> index == 0 ? first : clock.instant(localStarts.get(index)))
                .toList();
        return new Plan(zone, localStarts, starts);
    }

    /** What the series keeps of it: the booking of each occurrence, or why it has none. */
    List<Occurrence> occurrences(List<Decision> decisions, List<UUID> bookingIds) {
        List<Occurrence> occurrences = new ArrayList<>();
        Iterator<UUID> ids = bookingIds.iterator();
        for (int i = 0; i < decisions.size(); i++) {
            occurrences.add(
                    switch (decisions.get(i)) {
                        case Decision.Bookable bookable ->
                            Occurrence.booked(localStarts.get(i), starts.get(i), ids.next());
                        case Decision.Refused refused -> Occurrence.leftOut(localStarts.get(i), starts.get(i), refused);
                    });
        }
        return occurrences;
    }

    /** Fails with every conflict where the order does not allow them, or leaves nothing. */
    List<Slot> slots(List<Decision> decisions, OnConflict onConflict) {
        List<Conflict> conflicts = Conflict.of(decisions, starts);
        boolean enough = switch (onConflict) {
            case FAIL -> conflicts.isEmpty();
            case SKIP -> conflicts.size() < decisions.size();
        };
        if (!enough) {
            throw new SeriesProblem.Conflicting(conflicts).exception();
        }
        return decisions.stream()
                .filter(Decision.Bookable.class::isInstance)
                .map(it -> ((Decision.Bookable) it).slot())
                .toList();
    }
}
