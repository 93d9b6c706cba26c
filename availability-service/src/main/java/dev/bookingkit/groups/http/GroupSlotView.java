package dev.bookingkit.groups.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.slot.GroupSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time at which enough members of every group are free.
 *
 * @param groups who is free of each group, in the request's order
 * @param seatsLeft only for sessions that several can book: the least that one of them has left
 */
record GroupSlotView(
        Instant start,
        Instant end,
        String localStart,
        String localEnd,
        List<List<String>> groups,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer seatsLeft) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    static GroupSlotView of(GroupSlot slot, boolean hasSeats, ZoneId zone) {
        return new GroupSlotView(
                slot.start(),
                slot.end(),
                LOCAL.format(slot.start().atZone(zone)),
                LOCAL.format(slot.end().atZone(zone)),
                slot.free(),
                hasSeats ? slot.seatsLeft() : null);
    }
}
