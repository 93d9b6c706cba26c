package dev.bookingkit.booking;

import dev.bookingkit.slot.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The order in which bookings move over each other's old places: the database checks each row as it is written, so nobody may be
 * written where another one still is.
 */
final class MoveOrder {

    private MoveOrder() {}

    /** What a booking holds of a provider's time before and after its move, buffers included. */
    record Step<T>(T subject, UUID provider, Period from, Period to) {

        boolean needs(Step<T> other) {
            return other != this
                    && other.provider.equals(provider)
                    && other.from.start().isBefore(to.end())
                    && other.from.end().isAfter(to.start());
        }
    }

    /**
     * Groups that move one after the other; within a group the order does not matter. Moves that keep their order in time have no
     * cycle; the last group holds one if there is.
     */
    static <T> List<List<T>> of(List<Step<T>> steps) {
        List<List<T>> groups = new ArrayList<>();
        List<Step<T>> left = new ArrayList<>(steps);
        while (!left.isEmpty()) {
            List<Step<T>> waiting = List.copyOf(left);
            List<Step<T>> free = waiting.stream()
                    .filter(step -> waiting.stream().noneMatch(step::needs))
                    .toList();
            List<Step<T>> group = free.isEmpty() ? waiting : free;
            groups.add(group.stream().map(Step::subject).toList());
            left.removeAll(group);
        }
        return groups;
    }
}
