package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Stripe;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = {
            @ResourceArg(name = "role", value = "payments_service"),
            @ResourceArg(name = "topics", value = "booking_events,payment_events,booking_events.payments-service.dlq")
        },
        scope = TestResourceScope.GLOBAL)
class PaymentIntentIT {

    private final Tenant tenant = Tenant.create();

    @BeforeEach
    void connect() {
        Stripe.connect();
    }

    @Test
    void aBookingIsPaidAndItsEventIsPublished() throws Exception {
        UUID booking = tenant.booking(5_000);

        Api.startPayment(tenant.secretKey(), booking)
                .statusCode(200)
                .body("clientSecret", startsWith("pi_"))
                .body("paymentId", notNullValue())
                .body("amountCents", equalTo(5_000))
                .body("currency", equalTo("EUR"))
                .body("kind", equalTo("booking"));
        Api.Started started = Api.paid(tenant, booking);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> Topic.types("payment_events", booking).equals(List.of("payment.succeeded")));
        var message = Topic.all("payment_events").stream()
                .filter(it -> booking.toString().equals(it.key()))
                .findFirst()
                .orElseThrow();
        var data = new ObjectMapper().readTree(message.value());
        assertThat(data.path("paymentId").asText())
                .isEqualTo(started.paymentId().toString());
        assertThat(data.path("status").asText()).isEqualTo("succeeded");
        assertThat(data.path("amountCents").asLong()).isEqualTo(5_000);
        assertThat(Topic.header(message, "ce_organizationid"))
                .isEqualTo(tenant.organizationId().toString());

        Api.as(tenant.secretKey())
                .get("/v1/payments?bookingId=" + booking)
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(1))
                .body("data[0].status", equalTo("succeeded"))
                .body("data[0].succeededAt", notNullValue());
        Api.as(tenant.secretKey())
                .get("/v1/payments/" + started.paymentId())
                .then()
                .statusCode(200)
                .body("amountCents", equalTo(5_000));
    }

    @Test
    void aRepeatedRequestGivesTheSameIntent() {
        UUID booking = tenant.booking(5_000);

        Api.Started first = Api.started(tenant, booking);
        Api.Started second = Api.started(tenant, booking);

        assertThat(second).isEqualTo(first);
        assertThat(Stripe.intentsFor(first.paymentId())).isEqualTo(1);
    }

    @Test
    void sixteenRequestsAtOnceMakeOneCharge() throws Exception {
        UUID booking = tenant.booking(5_000);
        Callable<Integer> request =
                () -> Api.startPayment(tenant.secretKey(), booking).extract().statusCode();

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers =
                    threads.invokeAll(Stream.generate(() -> request).limit(16).toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 503);
            }
        }

        UUID payment = Api.started(tenant, booking).paymentId();
        assertThat(Sql.count("payments where booking_id = ?", booking)).isEqualTo(1);
        assertThat(Stripe.intentsFor(payment)).isEqualTo(1);
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        UUID booking = tenant.booking(5_000);
        String body = "{\"bookingId\":\"" + booking + "\"}";
        String other = "{\"bookingId\":\"" + tenant.booking(5_000) + "\"}";
        String key = UUID.randomUUID().toString();

        String first = withKey(key, body).statusCode(200).extract().asString();

        withKey(key, body)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body(
                        "clientSecret",
                        equalTo(io.restassured.path.json.JsonPath.from(first).get("clientSecret")));
        withKey(key, other).statusCode(422).body("type", org.hamcrest.Matchers.endsWith("/idempotency-conflict"));
    }

    private io.restassured.response.ValidatableResponse withKey(String key, String body) {
        return Api.as(tenant.secretKey())
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/payment-intents")
                .then();
    }

    @Test
    void onlyAPendingBookingWithAPriceIsPaid() {
        UUID free = tenant.booking(0);
        UUID cancelled = tenant.booking(5_000);
        tenant.setStatus(cancelled, "cancelled");
        UUID paid = tenant.booking(5_000);
        Api.paid(tenant, paid);

        for (UUID booking : List.of(free, cancelled, paid)) {
            Api.startPayment(tenant.secretKey(), booking)
                    .statusCode(409)
                    .body("type", org.hamcrest.Matchers.endsWith("/wrong-status"));
        }
        assertThat(Sql.count("payments where booking_id in (?, ?)", free, cancelled))
                .isZero();
        Api.startPayment(tenant.secretKey(), UUID.randomUUID()).statusCode(404);
    }

    @Test
    void aDeclinedCardFailsThePaymentAndAnotherCardPaysTheSameIntent() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.started(tenant, booking);

        assertThat(Stripe.pay(started.clientSecret(), "pm_card_chargeDeclinedInsufficientFunds"))
                .isEqualTo(402);
        Api.awaitStatus(started.paymentId(), "failed");
        Api.as(tenant.secretKey())
                .get("/v1/payments/" + started.paymentId())
                .then()
                .body("failureCode", equalTo("insufficient_funds"));

        assertThat(Api.started(tenant, booking)).isEqualTo(started);
        assertThat(Api.status(started.paymentId())).isEqualTo("pending");
        assertThat(Stripe.pay(started.clientSecret(), "pm_card_visa")).isEqualTo(200);
        Api.awaitStatus(started.paymentId(), "succeeded");
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Topic.types("payment_events", booking).equals(List.of("payment.failed", "payment.succeeded")));
    }

    @Test
    void listsInPagesThatStayStable() {
        UUID first = Api.started(tenant, tenant.booking(5_000)).paymentId();
        UUID second = Api.started(tenant, tenant.booking(5_000)).paymentId();

        var page = Api.as(tenant.secretKey())
                .get("/v1/payments?limit=1")
                .then()
                .statusCode(200)
                .extract();
        assertThat(page.<List<String>>path("data.id")).containsExactly(first.toString());
        var next = Api.as(tenant.secretKey())
                .get("/v1/payments?limit=1&cursor=" + page.path("nextCursor"))
                .then()
                .statusCode(200)
                .extract();
        assertThat(next.<List<String>>path("data.id")).containsExactly(second.toString());
        assertThat(next.<String>path("nextCursor")).isNull();
    }
}
