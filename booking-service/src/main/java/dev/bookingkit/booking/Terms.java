package dev.bookingkit.booking;

import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.eventtype.CancellationPolicyColumn;
import dev.bookingkit.eventtype.CancellationTier;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypeDetails;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed on when it was booked, whatever becomes of the event type.
 *
 * @param priceCents of the whole booking; of a session 0, for its seats have prices of their own
 * @param depositCents the part to be paid at once; null: all of it
 * @param discountPercentage off the event type's price; the price is what is left
 */
@Embeddable
record Terms(
        @Nullable String locationType,
        @Nullable String locationValue,
        long priceCents,
        String currency,
        @Nullable Long depositCents,
        @Nullable Long noShowFeeCents,
        @Nullable Integer discountPercentage,

        @Convert(converter = CancellationPolicyColumn.class)
        @ColumnTransformer(read = "cast(cancellation_policy as text)", write = JsonColumn.WRITE)
        List<CancellationTier> cancellationPolicy) {

    static Terms of(EventType type, int discountPercent) {
        EventTypeDetails offered = type.details();
        boolean shared = type.seats() > 1;
        long price = shared ? 0 : reduced(offered.priceCents(), discountPercent);
        return new Terms(
                offered.locationType(),
                offered.locationValue(),
                price,
                offered.currency(),
                shared ? null : depositOf(price, offered.depositCents(), offered.depositPercentage()),
                shared ? null : offered.noShowFeeCents(),
                discountPercent > 0 ? discountPercent : null,
                offered.cancellationPolicy());
    }

    /** Half a cent is a cent. */
    private static long reduced(long price, int discountPercent) {
        return Math.floorDiv(price * (100 - discountPercent) + 50, 100);
    }

    /** Never more than the price. */
    private static @Nullable Long depositOf(long price, @Nullable Long amount, @Nullable Integer percentage) {
        if (percentage == null && amount == null) {
            return null;
        }
        long share = percentage == null
                ? Math.min(Objects.requireNonNull(amount), price)
                : Math.floorDiv(price * percentage + 99, 100);
        return share == 0 ? null : share;
    }
}
