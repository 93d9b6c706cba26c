package dev.bookingkit.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.Assertions;

/** The service under test, over HTTP. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Api() {}

    /** A payment intent as the customer's browser gets it. */
    public record Started(UUID paymentId, String clientSecret) {

        public String intentId() {
            return Stripe.intentId(clientSecret);
        }
    }

    public static RequestSpecification as(String credential) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + credential)
                .contentType("application/json");
    }

    public static ValidatableResponse startPayment(String credential, UUID bookingId) {
        return as(credential)
                .body("{\"bookingId\":\"" + bookingId + "\"}")
                .post("/v1/payment-intents")
                .then();
    }

    public static Started started(Tenant tenant, UUID bookingId) {
        var answer = startPayment(tenant.secretKey(), bookingId).statusCode(200).extract();
        return new Started(UUID.fromString(answer.path("paymentId")), answer.path("clientSecret"));
    }

    /** A charge that was paid, as its webhook has said. */
    public static Started paid(Tenant tenant, UUID bookingId) {
        Started started = started(tenant, bookingId);
        Assertions.assertThat(Stripe.pay(started.clientSecret(), "pm_card_visa"))
                .isEqualTo(200);
        awaitStatus(started.paymentId(), "succeeded");
        return started;
    }

    public static ValidatableResponse refund(Tenant tenant, UUID paymentId, String body) {
        return as(tenant.secretKey())
                .body(body)
                .post("/v1/payments/" + paymentId + "/refund")
                .then();
    }

    public static String status(UUID paymentId) {
        return Sql.one("select status::text from payments where id = ?", paymentId);
    }

    public static void awaitStatus(UUID paymentId, String status) {
        await("payment " + paymentId + " is " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> status.equals(status(paymentId)));
    }

    public static void awaitTimersDone(UUID subject) {
        await("no timer of " + subject)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Sql.count("timers where service = 'payments_service' and subject_id = ?", subject) == 0);
    }

    public static void makeDue(String kind, UUID subject) {
        Sql.run(
                "update timers set due_at = now(), leased_until = null where service = 'payments_service'"
                        + " and kind = ? and subject_id = ?",
                kind,
                subject);
    }
}
