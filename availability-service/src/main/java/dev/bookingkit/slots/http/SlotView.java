package dev.bookingkit.slots.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.schedule.offer.FreeSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slot as the API shows it.
 *
 * @param localStart the start in the display zone with its offset, such as {@code 2026-03-09T09:00:00-04:00}
 * @param seatsLeft only for sessions that several can book
 * @param discountPercent off the price, where there is a discount
 */
record SlotView(
        Instant start,
        Instant end,
        String localStart,
        String localEnd,
        List<String> providerIds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer seatsLeft,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer discountPercent) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    static SlotView of(FreeSlot slot, ZoneId zone) {
        return new SlotView(
                slot.start(),
                slot.end(),
                LOCAL.format(slot.start().atZone(zone)),
                LOCAL.format(slot.end().atZone(zone)),
                slot.providerIds(),
                slot.seatsLeft(),
                slot.discountPercent() > 0 ? slot.discountPercent() : null);
    }
}
