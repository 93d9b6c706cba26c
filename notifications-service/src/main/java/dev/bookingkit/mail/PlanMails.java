package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.booking.BookingDirectory;
import dev.bookingkit.booking.ErasedIds;
import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.CustomerErasedEvent;
import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Plans the mails that a booking event asks for, in the current transaction. */
@ApplicationScoped
public class PlanMails {

    private final BookingDirectory bookings;
    private final MailLog log;
    private final Timers timers;
    private final Clock clock;

    PlanMails(BookingDirectory bookings, MailLog log, Timers timers, Clock clock) {
        this.bookings = bookings;
        this.log = log;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * One mail to the customer and, where the provider has an address, one to the provider. The attendees of a session get
     * one each: about the own seat, or when the whole session is confirmed or moved.
     */
    public Uni<Void> plan(UUID eventId, String eventType, BookingEvent event, BookingDetails booking) {
        BookingEvent.Seat seat = event.seat();
        if (seat != null) {
            return MailKind.ofSeat(eventType, seat, event.toStatus(), booking.requiresConfirmation())
                    .map(kind -> toCustomer(eventId, kind, booking))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }
        return MailKind.of(eventType, event, booking.requiresConfirmation())
                .map(kind -> plan(eventId, kind, event, booking))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Addresses and names of an erased customer go from the log; a mail that waits is not sent. */
    public Uni<Void> forget(CustomerErasedEvent erased) {
        return log.forget(new ErasedIds(erased)).replaceWithVoid();
    }

    private Uni<Void> plan(UUID eventId, MailKind kind, BookingEvent event, BookingDetails booking) {
        Uni<Void> toCustomers =
                booking.isSession() ? toAttendees(eventId, kind, event) : toCustomer(eventId, kind, booking);
        return toCustomers.chain(() -> toHost(eventId, kind, booking));
    }

    /** Of how a session begins and ends its attendees hear by their seats. */
    private Uni<Void> toAttendees(UUID eventId, MailKind kind, BookingEvent event) {
        if (event.fromStatus() == null || kind == MailKind.CANCELLATION) {
            return Uni.createFrom().voidItem();
        }
        return bookings.attendees(event.bookingId())
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(own -> toCustomer(eventId, kind, own))
                        .collect()
                        .last());
    }

    private Uni<Void> toCustomer(UUID eventId, MailKind kind, BookingDetails booking) {
        if (booking.erased()) {
            return Uni.createFrom().voidItem();
        }
        return add(eventId, kind, false, booking, booking.customerEmail(), booking.mailToCustomer());
    }

    private Uni<Void> toHost(UUID eventId, MailKind kind, BookingDetails booking) {
        String address = booking.providerEmail();
        return address == null ? Uni.createFrom().voidItem() : add(eventId, kind, true, booking, address, true);
    }

    private Uni<Void> add(
            UUID eventId, MailKind kind, boolean toHost, BookingDetails booking, String recipient, boolean wanted) {
        String subject = HeaderText.oneLine(kind.headline() + ": " + booking.title() + " with "
                + (toHost ? booking.customerName() : booking.providerName()));
        return log.add(booking, eventId, MailJob.kindInLog(kind, toHost), recipient, subject, wanted)
                .chain(id -> id == null || !wanted
                        ? Uni.createFrom().voidItem()
                        : timers.plan(SendMail.KIND, id, clock.instant()));
    }
}
