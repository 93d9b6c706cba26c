package dev.bookingkit.booking.messaging;

import dev.bookingkit.booking.SettlePayment;
import dev.bookingkit.outbox.Inbox;
import dev.bookingkit.outbox.IncomingEvent;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.PaymentType;
import dev.bookingkit.schema.event.EventTypes;
import dev.bookingkit.schema.event.PaymentEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Confirms what was paid, and notes what was given back. A failed payment changes nothing: it may be tried again. */
@ApplicationScoped
class PaymentEventsConsumer {

    private static final String CONSUMER = "booking-service";
    private static final Set<String> KNOWN =
            Set.of(EventTypes.PAYMENT_SUCCEEDED, EventTypes.PAYMENT_FAILED, EventTypes.PAYMENT_REFUNDED);

    private final Inbox inbox;
    private final SettlePayment settle;

    PaymentEventsConsumer(Inbox inbox, SettlePayment settle) {
        this.inbox = inbox;
        this.settle = settle;
    }

    @Incoming("payment-events")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return inbox.consume(message, CONSUMER, KNOWN, PaymentEvent.class, this::effect);
    }

    private Uni<Void> effect(IncomingEvent<PaymentEvent> event) {
        PaymentEvent payment = event.data();
        return switch (event.type()) {
            case EventTypes.PAYMENT_SUCCEEDED -> paid(payment);
            case EventTypes.PAYMENT_REFUNDED -> refunded(payment);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Fees are paid, too, but no booking waits for them. */
    private Uni<Void> paid(PaymentEvent payment) {
        return payment.type() == PaymentType.BOOKING
                ? settle.paid(payment.bookingId())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> refunded(PaymentEvent payment) {
        boolean ofTheBooking = payment.type() == PaymentType.BOOKING || payment.type() == PaymentType.REFUND;
        return ofTheBooking
                ? settle.refunded(
                        payment.bookingId(), payment.refundedCents(), payment.status() == PaymentStatus.REFUNDED)
                : Uni.createFrom().voidItem();
    }
}
