package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;
import java.util.List;

/**
 * What is read for several who are offered under rules of their own.
 *
 * @param rules look at all that any of theirs looks at; they decide nothing
 */
record Widest(SlotRules rules) {

    Widest and(SlotRules other) {
        return new Widest(new SlotRules(
                longer(rules.duration(), other.duration()),
                rules.interval(),
                longer(rules.bufferBefore(), other.bufferBefore()),
                longer(rules.bufferAfter(), other.bufferAfter()),
                rules.minimumNotice(),
                rules.maxFutureDays(),
                rules.caps().equals(Caps.NONE) ? other.caps() : rules.caps(),
                Math.max(rules.maxSeats(), other.maxSeats()),
                rules.active(),
                rules.release().looksAtDays() ? rules.release() : other.release()));
    }

    /** What was read, as one of them sees it: a session has the seats left that it has, whatever the number of all. */
    List<Occupied> seenBy(SlotRules own, List<Occupied> occupied) {
        int more = rules.maxSeats() - own.maxSeats();
        return more == 0
                ? occupied
                : occupied.stream()
                        .map(it -> it.seatsTaken() == 0 ? it : it.withSeatsTaken(Math.max(1, it.seatsTaken() - more)))
                        .toList();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
