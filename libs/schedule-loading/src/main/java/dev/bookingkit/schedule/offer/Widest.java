package dev.bookingkit.schedule.offer;

import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.SlotRules;
import java.time.Duration;

/** What has to be read for several who are offered one event type under rules of their own. */
final class Widest {

    private Widest() {}

    /** Looks at all that either looks at, and decides nothing. */
    static SlotRules of(SlotRules one, SlotRules other) {
        return new SlotRules(
                longer(one.duration(), other.duration()),
                one.interval(),
                longer(one.bufferBefore(), other.bufferBefore()),
                longer(one.bufferAfter(), other.bufferAfter()),
                one.minimumNotice(),
                one.maxFutureDays(),
                one.caps().equals(Caps.NONE) ? other.caps() : one.caps(),
                one.maxSeats(),
                one.active(),
                one.release().looksAtDays() ? one.release() : other.release());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
