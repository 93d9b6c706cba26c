package dev.bookingkit.placement;

import dev.bookingkit.slot.SlotRules;
import java.time.Duration;

/** How much time a booking takes, whatever its event type asks for by now. */
public record Extent(Duration length, Duration bufferBefore, Duration bufferAfter) {

    /** The rules for a booking that takes as much. */
    SlotRules in(SlotRules rules) {
        return rules.withDuration(length).withBuffers(bufferBefore, bufferAfter);
    }
}
