package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Stripe;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefundIT {

    private final Tenant tenant = Tenant.create();

    @BeforeEach
    void connect() {
        Stripe.connect();
    }

    @Test
    void partsAreGivenBackUntilNothingIsLeft() {
        Api.Started started = Api.paid(tenant, tenant.booking(5_000));

        Api.refund(tenant, started.paymentId(), "{\"amountCents\":2000}")
                .statusCode(201)
                .body("type", equalTo("refund"))
                .body("status", equalTo("pending"))
                .body("amountCents", equalTo(2_000))
                .body("parentPaymentId", equalTo(started.paymentId().toString()));
        Api.awaitStatus(started.paymentId(), "partially_refunded");
        Api.refund(tenant, started.paymentId(), "{\"amountCents\":3001}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/amountCents"));
        Api.refund(tenant, started.paymentId(), "{}").statusCode(201).body("amountCents", equalTo(3_000));
        Api.awaitStatus(started.paymentId(), "refunded");

        Api.refund(tenant, started.paymentId(), "{}").statusCode(409).body("type", endsWith("/wrong-status"));
        assertThat(Stripe.refundsOf(started.intentId()).size()).isEqualTo(2);
    }

    @Test
    void twentyRefundsAtOnceNeverExceedTheCharge() throws Exception {
        Api.Started started = Api.paid(tenant, tenant.booking(5_000));

        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> Api.refund(tenant, started.paymentId(), "{\"amountCents\":700}")));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(Sql.count("payments where parent_payment_id = ?", started.paymentId()))
                .isEqualTo(7);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Sql.<Long>one("select refunded_cents from payments where id = ?", started.paymentId())
                        == 4_900);
        assertThat(Api.status(started.paymentId())).isEqualTo("partially_refunded");
    }

    @Test
    void aRepeatedRequestWithTheSameKeyGivesBackOnce() {
        Api.Started started = Api.paid(tenant, tenant.booking(5_000));
        String key = UUID.randomUUID().toString();

        for (String replayed : new String[] {null, "true", "true"}) {
            String header = Api.as(tenant.secretKey())
                    .header("Idempotency-Key", key)
                    .body("{\"amountCents\":100}")
                    .post("/v1/payments/" + started.paymentId() + "/refund")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Idempotent-Replayed");
            assertThat(header).isEqualTo(replayed);
        }

        assertThat(Sql.count("payments where parent_payment_id = ?", started.paymentId()))
                .isEqualTo(1);
    }

    @Test
    void onlyAPaidChargeIsGivenBack() {
        Api.Started pending = Api.started(tenant, tenant.booking(5_000));
        Api.Started paid = Api.paid(tenant, tenant.booking(5_000));
        String refund = Api.refund(tenant, paid.paymentId(), "{}").extract().path("id");

        Api.refund(tenant, pending.paymentId(), "{}").statusCode(409);
        Api.refund(tenant, UUID.fromString(refund), "{}").statusCode(409);
        Api.refund(tenant, UUID.randomUUID(), "{}").statusCode(404);
        Api.refund(tenant, paid.paymentId(), "{\"amountCents\":0}").statusCode(400);
    }

    @Test
    void aRefundThatFailsLaterIsTakenOffTheChargeAgain() {
        Api.Started started = Api.paid(tenant, tenant.booking(5_000));
        String refund = Api.refund(tenant, started.paymentId(), "{}").extract().path("id");
        Api.awaitStatus(started.paymentId(), "refunded");
        String stripeRefund = Sql.one("select stripe_refund_id from payments where id = ?::uuid", refund);

        Stripe.deliver("{\"id\":\"evt_" + UUID.randomUUID() + "\",\"object\":\"event\",\"api_version\":\""
                        + com.stripe.Stripe.API_VERSION
                        + "\",\"type\":\"refund.failed\",\"data\":{\"object\":{\"object\":\"refund\",\"id\":\""
                        + stripeRefund + "\",\"status\":\"failed\",\"failure_reason\":\"expired_or_canceled_card\","
                        + "\"metadata\":{\"refund_id\":\"" + refund + "\"}}}}")
                .statusCode(200);

        assertThat(Api.status(UUID.fromString(refund))).isEqualTo("failed");
        assertThat(Api.status(started.paymentId())).isEqualTo("succeeded");
        assertThat(Sql.<Long>one("select refunded_cents from payments where id = ?", started.paymentId()))
                .isZero();
    }
}
