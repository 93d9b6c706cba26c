package dev.bookingkit.payment;

import dev.bookingkit.outbox.Outbox;
import dev.bookingkit.outbox.OutgoingEvent;
import dev.bookingkit.schema.Topics;
import dev.bookingkit.schema.event.PaymentEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Puts what has become of a charge into the outbox; a booking's events stay in order. */
@ApplicationScoped
class PaymentPublisher {

    private final Outbox outbox;
    private final Clock clock;

    PaymentPublisher(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> publish(String type, Payment charge) {
        PaymentEvent payload = new PaymentEvent(
                charge.id,
                charge.bookingId,
                charge.organizationId,
                charge.type,
                charge.status,
                charge.amountCents,
                charge.currency,
                charge.refundedCents,
                clock.instant());
        return outbox.append(
                        new OutgoingEvent(Topics.PAYMENT_EVENTS, "payment", charge.bookingId.toString(), type, payload))
                .replaceWithVoid();
    }
}
