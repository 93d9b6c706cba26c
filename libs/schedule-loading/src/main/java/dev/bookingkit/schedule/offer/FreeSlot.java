package dev.bookingkit.schedule.offer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that can be booked.
 *
 * @param providerIds who is free then; empty where the schedule was given inline without an id
 * @param seatsLeft of a session for several; null where a booking takes the whole slot
 * @param discountPercent off the price, 0 for none
 */
public record FreeSlot(
        Instant start,
        Instant end,
        List<String> providerIds,
        @Nullable Integer seatsLeft,
        int discountPercent) {}
