package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Stripe;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StripeFaultsIT {

    private final Tenant tenant = Tenant.create();

    @BeforeEach
    void connect() {
        Stripe.connect();
    }

    @AfterEach
    void clear() {
        Stripe.simulator().faults().clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void anErrorOnStripesSideIsUnavailableAndTheNextRequestWorks(int status) {
        UUID booking = tenant.booking(5_000);
        Stripe.simulator().faults().failNext(status);

        Api.startPayment(tenant.secretKey(), booking)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("/unavailable"));

        Api.Started started = Api.started(tenant, booking);
        assertThat(Stripe.intentsFor(started.paymentId())).isEqualTo(1);
        assertThat(Sql.count("payments where booking_id = ?", booking)).isEqualTo(1);
    }

    @Test
    void aStripeThatDoesNotAnswerIsUnavailableWithinSixSecondsAndIsSettledByTheTimer() {
        UUID booking = tenant.booking(5_000);
        Stripe.simulator().faults().delayAnswers(Duration.ofSeconds(7));

        long before = System.nanoTime();
        Api.startPayment(tenant.secretKey(), booking).statusCode(503);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
        Stripe.simulator().faults().clear();

        UUID payment = Sql.one("select id from payments where booking_id = ?", booking);
        assertThat(Sql.<String>one("select stripe_payment_intent_id from payments where id = ?", payment))
                .isNull();
        Api.makeDue(ReconcileTimer.KIND, payment);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Sql.one("select stripe_payment_intent_id from payments where id = ?", payment) != null);
        assertThat(Stripe.intentsFor(payment)).isEqualTo(1);
        assertThat(Api.started(tenant, booking).paymentId()).isEqualTo(payment);
        assertThat(Sql.count("timers where kind = 'payment-reconcile' and subject_id = ?", payment))
                .isEqualTo(1);
    }

    @Test
    void aLostAnswerDoesNotMakeASecondIntent() {
        UUID booking = tenant.booking(5_000);
        Stripe.simulator().faults().loseNextAnswer();

        assertThat(Api.startPayment(tenant.secretKey(), booking).extract().statusCode())
                .isIn(200, 503); // the JDK's client itself may repeat the request
        Api.Started started = Api.started(tenant, booking);

        assertThat(Stripe.intentsFor(started.paymentId())).isEqualTo(1);
        Api.paid(tenant, booking);
    }

    @Test
    void aLostWebhookIsMadeUpForByTheTimer() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.started(tenant, booking);
        Stripe.simulator().holdWebhooks();
        Stripe.pay(started.clientSecret(), "pm_card_visa");

        Api.makeDue(ReconcileTimer.KIND, started.paymentId());

        Api.awaitStatus(started.paymentId(), "succeeded");
        Api.awaitTimersDone(started.paymentId());
        assertThat(Sql.<Object>one("select reconciled_at from payments where id = ?", started.paymentId()))
                .isNotNull();
        Stripe.simulator().releaseWebhooks();
    }

    @Test
    void whatStripeDeclinesToPrepareIsDeclined() {
        UUID declined = tenant.booking(5_000);
        Stripe.simulator().faults().failNext(402);
        Api.startPayment(tenant.secretKey(), declined).statusCode(402).body("type", endsWith("/payment-declined"));

        UUID tooSmall = tenant.booking(10);
        Api.startPayment(tenant.secretKey(), tooSmall)
                .statusCode(402)
                .body("type", endsWith("/payment-declined"))
                .body("code", equalTo("amount_too_small"));

        assertThat(Sql.<String>one("select status::text from payments where booking_id = ?", tooSmall))
                .isEqualTo("failed");
        assertThat(Sql.<String>one("select failure_code from payments where booking_id = ?", tooSmall))
                .isEqualTo("amount_too_small");
        Api.started(tenant, declined);
    }
}
