package dev.bookingkit.groups.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.slot.GroupSlot;
import dev.bookingkit.slots.http.SlotTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A time at which enough members of every group are free.
 *
 * @param groups who is free of each group, in the request's order
 * @param seatsLeft only for sessions that several can book: the least that one of them has left
 * @param discountPercent off the price, where all of them have a discount: the smallest
 */
record GroupSlotView(
        @Schema(implementation = Instant.class) String start,
        @Schema(implementation = Instant.class) String end,
        String localStart,
        String localEnd,
        List<List<String>> groups,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer seatsLeft,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer discountPercent) {

    static GroupSlotView of(GroupSlot slot, boolean hasSeats, ZoneId zone) {
        return new GroupSlotView(
                SlotTimes.utc(slot.start()),
                SlotTimes.utc(slot.end()),
                SlotTimes.local(slot.start(), zone),
                SlotTimes.local(slot.end(), zone),
                slot.free(),
                hasSeats ? slot.seatsLeft() : null,
                slot.discountPercent() > 0 ? slot.discountPercent() : null);
    }
}
