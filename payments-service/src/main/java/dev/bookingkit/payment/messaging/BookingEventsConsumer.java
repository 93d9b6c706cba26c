package dev.bookingkit.payment.messaging;

import dev.bookingkit.outbox.Inbox;
import dev.bookingkit.outbox.IncomingEvent;
import dev.bookingkit.payment.EndPaymentsOfBooking;
import dev.bookingkit.schema.event.BookingEvent;
import dev.bookingkit.schema.event.EventTypes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Ends the payments of bookings that end; all other events of the topic are none of our business. */
@ApplicationScoped
class BookingEventsConsumer {

    private static final String CONSUMER = "payments-service";

    private static final Set<String> KNOWN = Set.of(
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

    /** Of other payloads: the bookings of a series have events of their own, and money is not forgotten. */
    private static final Set<String> UNREAD = Set.of(EventTypes.SERIES_CREATED, EventTypes.CUSTOMER_ERASED);

    private final Inbox inbox;
    private final EndPaymentsOfBooking endPayments;

    BookingEventsConsumer(Inbox inbox, EndPaymentsOfBooking endPayments) {
        this.inbox = inbox;
        this.endPayments = endPayments;
    }

    @Incoming("booking-events")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return UNREAD.contains(Inbox.typeOf(message))
                ? Uni.createFrom().voidItem()
                : inbox.consume(message, CONSUMER, KNOWN, BookingEvent.class, this::effect);
    }

    private Uni<Void> effect(IncomingEvent<BookingEvent> event) {
        return switch (event.type()) {
            case EventTypes.BOOKING_CANCELLED, EventTypes.BOOKING_REJECTED ->
                endPayments.end(event.data().bookingId());
            default -> Uni.createFrom().voidItem();
        };
    }
}
