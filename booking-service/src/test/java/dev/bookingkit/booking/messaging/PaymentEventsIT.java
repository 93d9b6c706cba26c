package dev.bookingkit.booking.messaging;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.testing.Events;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentEventsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Tenant tenant = Tenant.create();
    private UUID booking;

    @BeforeEach
    void bookUnpaid() {
        UUID type = tenant.eventType(tenant.provider(), ", \"priceCents\": 5000, \"currency\": \"EUR\"");
        booking = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));
    }

    @Test
    void paidBookingIsConfirmedOnceHoweverOftenItIsSaid() {
        UUID event = Events.payment(UUID.randomUUID(), "payment.succeeded", tenant, booking, "succeeded", 0);
        Events.payment(event, "payment.succeeded", tenant, booking, "succeeded", 0);
        Events.payment(UUID.randomUUID(), "payment.succeeded", tenant, booking, "succeeded", 0);

        await().atMost(SOON).until(() -> inbox() == 2);
        assertThat(status()).isEqualTo("confirmed/succeeded");
        assertThat(events()).isEqualTo("booking.created,booking.confirmed");
        assertThat(Sql.list("select kind from timers where subject_id = ?", booking))
                .isEmpty();
    }

    @Test
    void failedPaymentLeavesItPending() {
        Events.payment(UUID.randomUUID(), "payment.failed", tenant, booking, "failed", 0);

        await().atMost(SOON).until(() -> inbox() == 1);
        assertThat(status()).isEqualTo("pending/pending");
    }

    @Test
    void latePaymentDoesNotReviveACancelledBookingAndARefundIsNoted() {
        tenant.post(booking, "cancel", "");
        Events.payment(UUID.randomUUID(), "payment.succeeded", tenant, booking, "succeeded", 0);
        Events.payment(UUID.randomUUID(), "payment.refunded", tenant, booking, "refunded", 5000);

        await().atMost(SOON).until(() -> inbox() == 2);
        assertThat(status()).isEqualTo("cancelled/refunded");
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionGoesOn() {
        UUID poison = UUID.randomUUID();
        Events.send(poison, "payment.succeeded", tenant, booking, "{\"no\": \"payment\"}");
        Events.payment(UUID.randomUUID(), "payment.succeeded", tenant, booking, "succeeded", 0);

        await().atMost(SOON).until(() -> status().equals("confirmed/succeeded"));
        assertThat(Events.await(
                        "payment_events.booking-service.dlq",
                        1,
                        message -> Events.header(message, "ce_id").equals(poison.toString())))
                .hasSize(1);
    }

    private long inbox() {
        return Long.parseLong(Sql.one("select count(*) from inbox where organization_id = ?", tenant.id()));
    }

    private String status() {
        return Sql.one("select status || '/' || payment_status from bookings where id = ?", booking);
    }

    private String events() {
        return Sql.one(
                "select string_agg(type, ',' order by sequence) from booking_events where booking_id = ?", booking);
    }
}
