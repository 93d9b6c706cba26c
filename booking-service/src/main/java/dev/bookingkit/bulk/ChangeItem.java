package dev.bookingkit.bulk;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingOperation;
import dev.bookingkit.booking.ChangeBooking;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.booking.RescheduleBooking;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does to one booking what the single operations do, inside the current transaction. */
@ApplicationScoped
class ChangeItem {

    private final ChangeBooking changeBooking;
    private final RescheduleBooking rescheduleBooking;

    ChangeItem(ChangeBooking changeBooking, RescheduleBooking rescheduleBooking) {
        this.changeBooking = changeBooking;
        this.rescheduleBooking = rescheduleBooking;
    }

    Uni<Booking> change(Principal principal, BulkOrder order, BulkItem item) {
        return switch (order.action()) {
            case CANCEL ->
                changeBooking.change(
                        principal, item.bookingId(), ExpectedVersion.ANY, new BookingOperation.Cancel(order.reason()));
            case MOVE ->
                rescheduleBooking.reschedule(
                        principal, item.bookingId(), ExpectedVersion.ANY, item.target(), item.providerId());
        };
    }
}
