package dev.bookingkit.messaging;

import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.booking.BookingDirectory;
import dev.bookingkit.mail.PlanMails;
import dev.bookingkit.outbox.Inbox;
import dev.bookingkit.outbox.IncomingEvent;
import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.CustomerErasedEvent;
import dev.bookingkit.schema.event.EventTypes;
import dev.bookingkit.webhook.PlanDeliveries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Plans what each booking event asks for; timers do it afterwards. */
@ApplicationScoped
class BookingEventsConsumer {

    private static final String NAME = "notifications-service";
    private static final Set<String> TYPES = Set.of(
            EventTypes.BOOKING_CREATED,
            EventTypes.BOOKING_CONFIRMED,
            EventTypes.BOOKING_REJECTED,
            EventTypes.BOOKING_CANCELLED,
            EventTypes.BOOKING_RESCHEDULED,
            EventTypes.BOOKING_COMPLETED,
            EventTypes.BOOKING_NO_SHOW,
            EventTypes.BOOKING_REASSIGNED,
            EventTypes.SEAT_RESERVED,
            EventTypes.SEAT_CANCELLED,
            EventTypes.SEAT_WAITLISTED,
            EventTypes.SEAT_OFFERED,
            EventTypes.SEAT_OFFER_EXPIRED);

    /** Of another payload; the bookings of a series have events of their own. */
    private static final String UNREAD = EventTypes.SERIES_CREATED;

    private static final Set<String> ERASED = Set.of(EventTypes.CUSTOMER_ERASED);

    private final Inbox inbox;
    private final BookingDirectory bookings;
    private final PlanMails mails;
    private final PlanDeliveries deliveries;

    BookingEventsConsumer(Inbox inbox, BookingDirectory bookings, PlanMails mails, PlanDeliveries deliveries) {
        this.inbox = inbox;
        this.bookings = bookings;
        this.mails = mails;
        this.deliveries = deliveries;
    }

    @Incoming("booking-events")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return switch (Inbox.typeOf(message)) {
            case UNREAD -> Uni.createFrom().voidItem();
            case EventTypes.CUSTOMER_ERASED ->
                inbox.consume(message, NAME, ERASED, CustomerErasedEvent.class, this::forget);
            default -> inbox.consume(message, NAME, TYPES, BookingEvent.class, this::plan);
        };
    }

    private Uni<Void> forget(IncomingEvent<CustomerErasedEvent> event) {
        return mails.forget(event.data()).chain(() -> deliveries.forget(event.data()));
    }

    private Uni<Void> plan(IncomingEvent<BookingEvent> event) {
        BookingEvent.Seat seat = event.data().seat();
        return bookings.find(event.data().bookingId(), seat == null ? null : seat.id())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the event's booking does not exist"))
                .chain(booking -> plan(event, booking));
    }

    private Uni<Void> plan(IncomingEvent<BookingEvent> event, BookingDetails booking) {
        return mails.plan(event.id(), event.type(), event.data(), booking)
                .chain(() -> deliveries.plan(event.id(), event.type(), event.data(), booking));
    }
}
