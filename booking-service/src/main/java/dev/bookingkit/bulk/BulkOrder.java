package dev.bookingkit.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to be done, to at most {@value #MOST} bookings, in this order.
 *
 * @param reason of a cancellation, in words
 */
public record BulkOrder(
        BulkAction action, List<BulkItem> items, @Nullable String reason) {

    public static final int MOST = 500;
}
