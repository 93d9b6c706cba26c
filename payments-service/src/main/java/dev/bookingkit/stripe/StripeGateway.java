package dev.bookingkit.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The calls to Stripe that this service makes. None may be made inside a transaction.
 *
 * <p>The API version is the one that stripe-java is built for; it sends it with every request.
 */
@Singleton
public class StripeGateway {

    private static final long REFUNDS_OF_A_CHARGE = 100;

    private final StripeClient stripe;
    private final StripeThreads threads;
    private final ObjectMapper json = new ObjectMapper();

    StripeGateway(StripeConfig config, StripeThreads threads) {
        this.threads = threads;
        this.stripe = StripeClient.builder()
                .setApiKey(config.secretKey())
                .setApiBase(config.apiBase())
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setReadTimeout((int) config.readTimeout().toMillis())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** The same intent for the same payment, however often it is asked for within a day. */
    public Uni<StripeAnswer<Intent>> createIntent(NewIntent wanted) {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(wanted.amountCents())
                .setCurrency(wanted.currency().toLowerCase(Locale.ROOT))
                .setAutomaticPaymentMethods(
                        AutomaticPaymentMethods.builder().setEnabled(true).build())
                .putMetadata(StripeEvents.PAYMENT_ID, wanted.paymentId().toString())
                .putMetadata("booking_id", wanted.bookingId().toString())
                .putMetadata("organization_id", wanted.organizationId().toString())
                .build();
        return threads.call(() -> intent(stripe.v1().paymentIntents().create(params, onceFor(wanted.paymentId()))));
    }

    public Uni<StripeAnswer<Intent>> findIntent(String intentId) {
        return threads.call(() -> intent(stripe.v1().paymentIntents().retrieve(intentId)));
    }

    /** Refused when the intent is final already: look it up then. */
    public Uni<StripeAnswer<Intent>> cancelIntent(String intentId) {
        return threads.call(() -> intent(stripe.v1().paymentIntents().cancel(intentId)));
    }

    public Uni<StripeAnswer<StripeRefund>> refund(NewRefund wanted) {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(wanted.intentId())
                .setAmount(wanted.amountCents())
                .putMetadata(StripeEvents.REFUND_ID, wanted.refundId().toString())
                .putMetadata("organization_id", wanted.organizationId().toString())
                .build();
        return threads.call(() ->
                StripeRefund.of(read(stripe.v1().refunds().create(params, onceFor(wanted.refundId())))));
    }

    /** The refund that an earlier call made, also after Stripe has forgotten the idempotency key. */
    public Uni<StripeAnswer<Optional<StripeRefund>>> findRefund(String intentId, UUID refundId) {
        return threads.call(() -> search(intentId, refundId));
    }

    private Optional<StripeRefund> search(String intentId, UUID refundId) throws StripeException {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(intentId)
                .setLimit(REFUNDS_OF_A_CHARGE)
                .build();
        JsonNode refunds = read(stripe.v1().refunds().list(params)).path("data");
        return StreamSupport.stream(refunds.spliterator(), false)
                .filter(it -> refundId.toString()
                        .equals(it.path("metadata").path(StripeEvents.REFUND_ID).textValue()))
                .map(StripeRefund::of)
                .findFirst();
    }

    private static RequestOptions onceFor(UUID row) {
        return RequestOptions.builder().setIdempotencyKey(row.toString()).build();
    }

    private Intent intent(ApiResource answer) {
        return Intent.of(read(answer));
    }

    private JsonNode read(com.stripe.model.StripeObjectInterface answer) {
        try {
            return json.readTree(answer.getLastResponse().body());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
