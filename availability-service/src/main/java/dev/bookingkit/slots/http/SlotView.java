package dev.bookingkit.slots.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bookingkit.schedule.offer.FreeSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A slot as the API shows it.
 *
 * @param localStart the start in the display zone with its offset, such as {@code 2026-03-09T09:00:00-04:00}
 * @param seatsLeft only for sessions that several can book
 * @param discountPercent off the price, where there is a discount
 */
record SlotView(
        @Schema(implementation = Instant.class) String start,
        @Schema(implementation = Instant.class) String end,
        String localStart,
        String localEnd,
        List<String> providerIds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer seatsLeft,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer discountPercent) {

    static SlotView of(FreeSlot slot, ZoneId zone) {
        return new SlotView(
                SlotTimes.utc(slot.start()),
                SlotTimes.utc(slot.end()),
                SlotTimes.local(slot.start(), zone),
                SlotTimes.local(slot.end(), zone),
                slot.providerIds(),
                slot.seatsLeft(),
                slot.discountPercent() > 0 ? slot.discountPercent() : null);
    }
}
