package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Stripe;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CancellationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tenant tenant = Tenant.create();

    @BeforeEach
    void connect() {
        Stripe.connect();
    }

    @AfterEach
    void clear() {
        Stripe.simulator().faults().clear();
        Stripe.simulator().releaseWebhooks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "rejected"})
    void whatWasPaidForABookingThatEndsGoesBackInFull(String status) {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.paid(tenant, booking);

        tenant.setStatus(booking, status);
        Topic.relayLastEvent(booking);

        Api.awaitStatus(started.paymentId(), "refunded");
        assertGivenBackOnce(started, booking);
        await().atMost(PATIENCE)
                .until(() -> Topic.types("payment_events", booking)
                        .equals(List.of("payment.succeeded", "payment.refunded")));
    }

    @Test
    void theSameCancellationTwiceGivesBackOnce() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.paid(tenant, booking);
        tenant.setStatus(booking, "cancelled");

        Topic.relayLastEvent(booking);
        Topic.relayLastEvent(booking);
        UUID last = Sql.one(
                "update outbox set id = uuidv7() where aggregateid = ? and type = 'booking.cancelled' returning id",
                booking.toString());
        Topic.relayLastEvent(booking); // another event that says the same
        awaitConsumed(last);

        Api.awaitStatus(started.paymentId(), "refunded");
        assertGivenBackOnce(started, booking);
    }

    private static void awaitConsumed(UUID event) {
        await().atMost(PATIENCE)
                .until(() -> Sql.count("inbox where consumer = 'payments-service' and event_id = ?", event) == 1);
    }

    @Test
    void aPaymentThatIsUnderWayWhenTheBookingIsCancelledGoesBack() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.started(tenant, booking);
        Stripe.simulator().holdWebhooks();
        assertThat(Stripe.pay(started.clientSecret(), "pm_card_visa")).isEqualTo(200);

        tenant.setStatus(booking, "cancelled");
        Topic.relayLastEvent(booking);
        Api.awaitStatus(started.paymentId(), "refunded");
        Stripe.simulator().releaseWebhooks();

        await().atMost(PATIENCE)
                .until(() -> Topic.types("payment_events", booking)
                        .equals(List.of("payment.succeeded", "payment.refunded")));
        assertGivenBackOnce(started, booking);
    }

    @Test
    void aWebhookThatComesAfterTheCancellationGivesBackAtOnce() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.started(tenant, booking);
        tenant.setStatus(booking, "cancelled"); // and its event has not arrived yet

        assertThat(Stripe.pay(started.clientSecret(), "pm_card_visa")).isEqualTo(200);

        Api.awaitStatus(started.paymentId(), "refunded");
        Topic.relayLastEvent(booking);
        awaitConsumed(Sql.one(
                "select id from outbox where aggregateid = ? and topic = 'booking_events' order by position desc limit 1",
                booking.toString()));
        assertGivenBackOnce(started, booking);
    }

    @Test
    void whatWasNotPaidCannotBePaidAfterTheCancellation() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.started(tenant, booking);

        tenant.setStatus(booking, "cancelled");
        Topic.relayLastEvent(booking);

        Api.awaitStatus(started.paymentId(), "failed");
        Api.awaitTimersDone(started.paymentId());
        assertThat(Stripe.intent(started.intentId()).path("status").asText()).isEqualTo("canceled");
        assertThat(Stripe.pay(started.clientSecret(), "pm_card_visa")).isEqualTo(400);
        assertThat(Sql.<String>one("select failure_code from payments where id = ?", started.paymentId()))
                .isEqualTo("canceled");
    }

    @Test
    void aRefundOutlivesAStripeThatFails() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.paid(tenant, booking);
        Stripe.simulator().faults().failNext(500);
        Stripe.simulator().faults().failNext(429);

        tenant.setStatus(booking, "cancelled");
        Topic.relayLastEvent(booking);

        Api.awaitStatus(started.paymentId(), "refunded");
        assertGivenBackOnce(started, booking);
    }

    @Test
    void aRefundWhoseAnswerIsLateIsMadeOnce() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.paid(tenant, booking);
        Stripe.simulator().holdWebhooks();
        Stripe.simulator().faults().delayAnswers(Duration.ofSeconds(6));

        tenant.setStatus(booking, "cancelled");
        Topic.relayLastEvent(booking);
        UUID refund = await().atMost(PATIENCE)
                .until(
                        () -> Sql.one("select id from payments where parent_payment_id = ?", started.paymentId()),
                        it -> it != null);
        await().atMost(PATIENCE)
                .until(() -> Sql.count("timers where subject_id = ? and attempts >= 1 and leased_until is null", refund)
                        == 1);
        Stripe.simulator().faults().clear();

        Api.awaitStatus(started.paymentId(), "refunded");
        assertGivenBackOnce(started, booking);
    }

    @Test
    void aPoisonousMessageGoesToTheDeadLettersAndTheOthersGoOn() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.paid(tenant, booking);
        String poison = "poison " + UUID.randomUUID();
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                "booking.cancelled",
                "ce_organizationid",
                tenant.organizationId().toString());

        Topic.send("booking_events", booking.toString(), poison, headers);
        Topic.send("booking_events", booking.toString(), "{}", Map.of());
        Topic.send("booking_events", booking.toString(), "{\"seriesId\": 1}", Map.of("ce_type", "series.created"));
        tenant.setStatus(booking, "cancelled");
        Topic.relayLastEvent(booking);

        Api.awaitStatus(started.paymentId(), "refunded");
        await().atMost(PATIENCE)
                .until(() -> Topic.all("booking_events.payments-service.dlq").stream()
                        .anyMatch(it -> new String(it.value(), StandardCharsets.UTF_8).equals(poison)
                                && Topic.header(it, "dead-letter-reason") != null));
        assertThat(Topic.all("booking_events.payments-service.dlq"))
                .noneMatch(it -> new String(it.value(), StandardCharsets.UTF_8).contains("seriesId"));
    }

    private static void assertGivenBackOnce(Api.Started started, UUID booking) {
        var refunds = Stripe.refundsOf(started.intentId());
        assertThat(refunds.size()).isEqualTo(1);
        assertThat(refunds.get(0).path("amount").asLong()).isEqualTo(5_000);
        assertThat(Sql.count("payments where booking_id = ? and type = 'refund' and status = 'succeeded'", booking))
                .isEqualTo(1);
        assertThat(Sql.count("payments where booking_id = ? and type = 'refund'", booking))
                .isEqualTo(1);
        assertThat(Sql.<Long>one("select refunded_cents from payments where id = ?", started.paymentId()))
                .isEqualTo(5_000);
    }
}
