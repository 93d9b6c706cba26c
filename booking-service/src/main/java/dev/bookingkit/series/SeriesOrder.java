package dev.bookingkit.series;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.schema.RecurringFrequency;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to book, again and again.
 *
 * @param first the first occurrence, as a single booking would be ordered
 * @param zone in which the local time stays; null: the provider's
 */
public record SeriesOrder(
        BookingOrder first,
        RecurringFrequency frequency,
        MonthlyBy monthlyBy,
        int count,
        @Nullable ZoneId zone,
        OnConflict onConflict) {

    Recurrence recurrence() {
        return new Recurrence(frequency, monthlyBy, count);
    }
}
