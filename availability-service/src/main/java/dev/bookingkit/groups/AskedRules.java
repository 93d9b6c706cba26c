package dev.bookingkit.groups;

import dev.bookingkit.slot.SlotRules;
import java.util.UUID;

/** What a booking needs. */
public sealed interface AskedRules {

    /** What the event type says. */
    record OfEventType(UUID eventTypeId) implements AskedRules {}

    /** What the request says itself. */
    record Own(SlotRules rules) implements AskedRules {}
}
