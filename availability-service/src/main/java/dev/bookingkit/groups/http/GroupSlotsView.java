package dev.bookingkit.groups.http;

import dev.bookingkit.groups.GroupSlots;
import java.time.ZoneId;
import java.util.List;

/** The slots of a window, by start. */
record GroupSlotsView(List<GroupSlotView> data, String timeZone) {

    static GroupSlotsView of(GroupSlots found, ZoneId zone) {
        List<GroupSlotView> data = found.slots().stream()
                .map(slot -> GroupSlotView.of(slot, found.hasSeats(), zone))
                .toList();
        return new GroupSlotsView(data, zone.getId());
    }
}
