package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.stack.stripe.StripeSignature;
import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Stripe;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StripeWebhookIT {

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

    @Test
    void whatIsNotSignedWellIsRefusedWithoutDetail() {
        String event = event("evt_" + UUID.randomUUID(), "charge.updated", "{}");
        String secret = Stripe.simulator().webhookSecret();
        Instant now = Instant.now();
        String good = StripeSignature.header(event, secret, now);

        List<String> bad = new ArrayList<>(List.of(
                "",
                "nonsense",
                "t=1",
                good.substring(0, good.length() - 1),
                StripeSignature.header(event, "whsec_other", now),
                StripeSignature.header(event, secret, now.minus(Duration.ofMinutes(6))),
                StripeSignature.header(event.replace(":", ": "), secret, now)));
        bad.add(null);
        for (String signature : bad) {
            Stripe.deliver(event, signature)
                    .statusCode(400)
                    .body("type", endsWith("/invalid-request"))
                    .body("detail", equalTo("This is not an event of Stripe's."));
        }
        for (String signed : List.of("", "null", "[]", "{}", "{\"id\":7}", "nonsense", "{\"id\":\"evt_1\"")) {
            Stripe.deliver(signed).statusCode(400);
        }
        assertThat(Sql.count("processed_stripe_events where payload->>'id' = ?", id(event)))
                .isZero();
    }

    @Test
    void whatIsNotKnownIsAcceptedAndStored() {
        String unknownType = event("evt_" + UUID.randomUUID(), "customer.created", "{\"object\":\"customer\"}");
        String unknownPayment = event(
                "evt_" + UUID.randomUUID(),
                "payment_intent.succeeded",
                "{\"object\":\"payment_intent\",\"id\":\"pi_of_nobody\",\"status\":\"succeeded\",\"metadata\":{\"payment_id\":\""
                        + UUID.randomUUID() + "\"}}");

        Stripe.deliver(unknownType).statusCode(200);
        Stripe.deliver(unknownPayment).statusCode(200);

        assertThat(outcome(unknownType)).isEqualTo("not_of_interest");
        assertThat(outcome(unknownPayment)).isEqualTo("unknown_payment");
    }

    @Test
    void theSameIdWithAnotherBodyHasNoEffect() {
        Api.Started started = Api.started(tenant, tenant.booking(5_000));
        String id = "evt_" + UUID.randomUUID();
        Stripe.deliver(event(id, "customer.created", "{\"object\":\"customer\"}"))
                .statusCode(200);

        Stripe.deliver(event(id, "payment_intent.succeeded", succeeded(started)))
                .statusCode(200);

        assertThat(Api.status(started.paymentId())).isEqualTo("pending");
    }

    @Test
    void anEventThatComesTwentyTimesTakesEffectOnce() throws Exception {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.started(tenant, booking);
        String event = event("evt_" + UUID.randomUUID(), "payment_intent.succeeded", succeeded(started));

        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.startVirtualThread(() -> Stripe.deliver(event).statusCode(200)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(Api.status(started.paymentId())).isEqualTo("succeeded");
        assertThat(Sql.<Integer>one("select version from payments where id = ?", started.paymentId()))
                .isEqualTo(2); // the intent was stored, then paid
    }

    @Test
    void webhooksMayComeBeforeOurOwnCommit() {
        UUID booking = tenant.booking(5_000);
        Stripe.simulator().faults().webhooksBeforeAnswers(true);
        Stripe.simulator().faults().duplicateWebhooks(true);

        Api.Started started = Api.paid(tenant, booking);

        assertThat(Sql.<String>one("select stripe_payment_intent_id from payments where id = ?", started.paymentId()))
                .isEqualTo(started.intentId());
    }

    @Test
    void aPaymentIsFoundByItsMetadataBeforeItsIntentIsKnown() {
        UUID booking = tenant.booking(5_000);
        Stripe.simulator().faults().failNext(500);
        Api.startPayment(tenant.secretKey(), booking).statusCode(503);
        UUID payment = Sql.one("select id from payments where booking_id = ?", booking);

        Stripe.deliver(event(
                        "evt_" + UUID.randomUUID(),
                        "payment_intent.succeeded",
                        "{\"object\":\"payment_intent\",\"id\":\"pi_early" + booking
                                + "\",\"status\":\"succeeded\",\"metadata\":{\"payment_id\":\"" + payment + "\"}}"))
                .statusCode(200);

        assertThat(Api.status(payment)).isEqualTo("succeeded");
    }

    /** Thirty shuffles of created, declined, declined again, succeeded, each twice. */
    @Test
    void anyOrderOfAPaymentsEventsEndsInTheSameState() {
        for (int seed = 0; seed < 30; seed++) {
            Api.Started started = Api.started(tenant, tenant.booking(5_000));
            List<String> events = new ArrayList<>(List.of(
                    event(
                            "evt_" + UUID.randomUUID(),
                            "payment_intent.created",
                            intent(started, "requires_payment_method", "")),
                    event("evt_" + UUID.randomUUID(), "payment_intent.payment_failed", declined(started)),
                    event("evt_" + UUID.randomUUID(), "payment_intent.payment_failed", declined(started)),
                    event("evt_" + UUID.randomUUID(), "payment_intent.succeeded", succeeded(started))));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, new Random(seed));

            events.forEach(event -> Stripe.deliver(event).statusCode(200));

            assertThat(Api.status(started.paymentId())).as("seed %d", seed).isEqualTo("succeeded");
        }
    }

    private static String succeeded(Api.Started started) {
        return intent(started, "succeeded", "");
    }

    private static String declined(Api.Started started) {
        return intent(
                started,
                "requires_payment_method",
                ",\"last_payment_error\":{\"code\":\"card_declined\",\"message\":\"no\"}");
    }

    private static String intent(Api.Started started, String status, String more) {
        return "{\"object\":\"payment_intent\",\"id\":\"" + started.intentId() + "\",\"status\":\"" + status
                + "\",\"metadata\":{\"payment_id\":\"" + started.paymentId() + "\"}" + more + "}";
    }

    private static String event(String id, String type, String object) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"" + com.stripe.Stripe.API_VERSION
                + "\",\"type\":\"" + type + "\",\"data\":{\"object\":" + object + "}}";
    }

    private static String id(String event) {
        return event.substring(7, event.indexOf('"', 8));
    }

    private static String outcome(String event) {
        return Sql.one("select outcome from processed_stripe_events where stripe_event_id = ?", id(event));
    }
}
