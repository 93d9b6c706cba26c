package dev.bookingkit.stack.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import dev.bookingkit.stack.LocalHttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class StripeSimulatorTest {

    private final StripeSimulator simulator = new StripeSimulator(Stripe.API_VERSION);
    private final BlockingQueue<Event> received = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final LocalHttpServer receiver = new LocalHttpServer(0, exchange -> {
        String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        try {
            String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            Event event = Webhook.constructEvent(payload, signature, simulator.webhookSecret());
            if (refusals.getAndDecrement() > 0) {
                status = 500;
            } else {
                received.add(event);
            }
        } catch (StripeException e) {
            status = 400;
        }
        LocalHttpServer.json(exchange, status, new byte[0]);
    });
    private final StripeClient stripe = client(simulator.secretKey());

    private StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(simulator.url())
                .setMaxNetworkRetries(0)
                .build();
    }

    @AfterEach
    void stop() {
        receiver.close();
        simulator.close();
    }

    @Test
    void speaksTheApiVersionOfTheClientByDefault() {
        assertThat(StripeSimulator.API_VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void takesAPaymentAndTellsIt() throws Exception {
        simulator.addWebhookEndpoint(URI.create(receiver.url()));

        PaymentIntent intent = create(5000, null);
        PaymentIntent paid = confirm(intent, "pm_card_visa");

        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getClientSecret()).startsWith(intent.getId() + "_secret_");
        assertThat(intent.getMetadata()).containsEntry("bookingId", "b 1&=ü");
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getAmountReceived()).isEqualTo(5000);
        Event event = next("payment_intent.succeeded");
        PaymentIntent told =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(told.getId()).isEqualTo(intent.getId());
        assertThat(told.getMetadata()).containsEntry("bookingId", "b 1&=ü");
        assertThat(stripe.v1().events().retrieve(event.getId()).getType()).isEqualTo("payment_intent.succeeded");
        Charge charge = stripe.v1()
                .paymentIntents()
                .retrieve(
                        paid.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge")
                                .build())
                .getLatestChargeObject();
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    }

    @Test
    void declinesACardAndTakesAnother() throws Exception {
        simulator.addWebhookEndpoint(URI.create(receiver.url()));
        PaymentIntent intent = create(5000, null);

        assertThatThrownBy(() -> confirm(intent, "pm_card_chargeDeclined"))
                .isInstanceOfSatisfying(CardException.class, declined -> {
                    assertThat(declined.getStatusCode()).isEqualTo(402);
                    assertThat(declined.getCode()).isEqualTo("card_declined");
                    assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
                });

        PaymentIntent failed = (PaymentIntent) next("payment_intent.payment_failed")
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
        assertThat(failed.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
        assertThat(confirm(intent, "pm_card_visa").getStatus()).isEqualTo("succeeded");
        assertThatThrownBy(() -> confirm(intent, "pm_card_visa"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("payment_intent_unexpected_state"));
    }

    @Test
    void refundsInPartsAndNeverMoreThanWasPaid() throws Exception {
        simulator.addWebhookEndpoint(URI.create(receiver.url()));
        PaymentIntent intent = create(5000, null);
        assertThatThrownBy(() -> refund(intent, 1000L)).isInstanceOf(InvalidRequestException.class);
        confirm(intent, "pm_card_visa");

        Refund first = refund(intent, 1000L);
        assertThatThrownBy(() -> refund(intent, 4001L)).hasMessageContaining("greater than unrefunded");
        Refund rest = refund(intent, null);

        assertThat(first.getStatus()).isEqualTo("succeeded");
        assertThat(rest.getAmount()).isEqualTo(4000);
        assertThat(stripe.v1().refunds().retrieve(rest.getId()).getPaymentIntent())
                .isEqualTo(intent.getId());
        assertThatThrownBy(() -> refund(intent, null))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
        next("charge.refunded");
        Charge charge = (Charge)
                next("charge.refunded").getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(charge.getPaymentIntent()).isEqualTo(intent.getId());
    }

    @Test
    void cancelsOnlyWhatIsNotPaid() throws Exception {
        PaymentIntent intent = create(5000, null);

        assertThat(stripe.v1().paymentIntents().cancel(intent.getId()).getStatus())
                .isEqualTo("canceled");

        assertThatThrownBy(() -> confirm(intent, "pm_card_visa")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void answersARepeatedRequestAsTheFirstTime() throws Exception {
        PaymentIntent first = create(5000, "key-1");
        PaymentIntent second = create(5000, "key-1");

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThatThrownBy(() -> create(6000, "key-1")).isInstanceOf(IdempotencyException.class);
        assertThat(stripe.v1()
                        .paymentIntents()
                        .list(PaymentIntentListParams.builder().setLimit(10L).build())
                        .getData())
                .hasSize(1);
    }

    @Test
    void asksForAKeyOrTheClientSecret() throws Exception {
        PaymentIntent intent = create(5000, null);

        assertThatThrownBy(() -> client("pk_test_1").v1().paymentIntents().retrieve(intent.getId()))
                .isInstanceOf(AuthenticationException.class);
        assertThat(browserConfirms(intent, intent.getClientSecret() + "x").statusCode())
                .isEqualTo(401);
        assertThat(browserConfirms(intent, intent.getClientSecret()).body()).contains("\"status\":\"succeeded\"");
    }

    @Test
    void namesWhatIsWrongWithARequest() {
        assertThatThrownBy(() -> create(49, null)).hasMessageContaining("at least $0.50");
        assertThatThrownBy(() -> stripe.v1().paymentIntents().retrieve("pi_none"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    @Test
    void losesAnAnswerAfterTheEffect() throws Exception {
        simulator.faults().loseNextAnswer();

        assertThatThrownBy(() -> post("/v1/payment_intents", "amount=5000&currency=eur", "lost"))
                .isInstanceOf(IOException.class);

        String again =
                post("/v1/payment_intents", "amount=5000&currency=eur", "lost").body();
        List<PaymentIntent> made = stripe.v1().paymentIntents().list().getData();
        assertThat(made).hasSize(1);
        assertThat(again).contains(made.getFirst().getId());
    }

    @Test
    void failsOnceOnDemandWithoutEffect() throws Exception {
        simulator.faults().failNext(500);
        simulator.faults().failNext(429);

        assertThatThrownBy(() -> create(5000, null)).isInstanceOf(com.stripe.exception.ApiException.class);
        assertThatThrownBy(() -> create(5000, null)).isInstanceOf(RateLimitException.class);

        assertThat(stripe.v1().paymentIntents().list().getData()).isEmpty();
    }

    @Test
    void delaysAnswers() throws Exception {
        simulator.faults().delayAnswers(Duration.ofMillis(300));
        long begin = System.nanoTime();

        create(5000, null);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void repeatsAWebhookUntilItIsTaken() throws Exception {
        simulator.addWebhookEndpoint(URI.create(receiver.url()));
        refusals.set(3);

        create(5000, null);

        assertThat(next("payment_intent.created").getApiVersion()).isEqualTo(Stripe.API_VERSION);
        assertThat(refusals.get()).isNegative();
    }

    @Test
    void duplicatesHoldsAndHastensWebhooks() throws Exception {
        simulator.addWebhookEndpoint(URI.create(receiver.url()));
        simulator.faults().duplicateWebhooks(true);
        create(5000, null);
        assertThat(next("payment_intent.created").getId())
                .isEqualTo(next("payment_intent.created").getId());

        simulator.faults().clear();
        simulator.holdWebhooks();
        create(5000, null);
        assertThat(received.poll(300, TimeUnit.MILLISECONDS)).isNull();
        simulator.releaseWebhooks();
        next("payment_intent.created");

        simulator.faults().webhooksBeforeAnswers(true);
        create(5000, null);
        assertThat(received).hasSize(1);
    }

    @Test
    void survivesManyAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> ids = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 32; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    ids.add(create(5000, "same").getId());
                } catch (StripeException e) {
                    ids.add("idempotency_key_in_use".equals(e.getCode()) ? "in use" : e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        String id = create(5000, "same").getId();
        assertThat(ids).hasSize(32).contains(id).allMatch(other -> other.equals(id) || other.equals("in use"));
    }

    private Event next(String type) throws InterruptedException {
        while (true) {
            Event event = received.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("a webhook of type " + type).isNotNull();
            if (event.getType().equals(type)) {
                return event;
            }
        }
    }

    private PaymentIntent create(long amount, String key) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(amount)
                                .setCurrency("eur")
                                .putMetadata("bookingId", "b 1&=ü")
                                .build(),
                        key == null
                                ? RequestOptions.getDefault()
                                : RequestOptions.builder()
                                        .setIdempotencyKey(key)
                                        .build());
    }

    private PaymentIntent confirm(PaymentIntent intent, String method) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(method)
                                .build());
    }

    private Refund refund(PaymentIntent intent, Long amount) throws StripeException {
        return stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amount)
                        .build());
    }

    /** Not by stripe-java: its HttpURLConnection silently repeats a POST whose connection breaks. */
    private HttpResponse<String> post(String path, String body, String key) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(simulator.url() + path))
                            .header("Authorization", "Bearer " + simulator.secretKey())
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> browserConfirms(PaymentIntent intent, String secret) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(simulator.url() + "/v1/payment_intents/" + intent.getId() + "/confirm"))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "payment_method=pm_card_visa&client_secret=" + secret))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
