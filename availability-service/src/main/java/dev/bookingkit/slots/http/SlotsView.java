package dev.bookingkit.slots.http;

import dev.bookingkit.schedule.offer.FreeSlot;
import java.time.ZoneId;
import java.util.List;

/** The slots of a window, by start. */
record SlotsView(List<SlotView> data, String timeZone) {

    static SlotsView of(List<FreeSlot> slots, ZoneId zone) {
        return new SlotsView(slots.stream().map(slot -> SlotView.of(slot, zone)).toList(), zone.getId());
    }
}
