package dev.bookingkit.stack.stripe;

import dev.bookingkit.stack.LocalHttpServer;
import java.net.URI;

/**
 * A Stripe that answers on the loopback interface. Give {@link #url()} to stripe-java as its API base.
 *
 * <p>{@code pm_card_visa} pays, {@code pm_card_chargeDeclined} is refused (402); confirming takes a secret key or, as
 * Stripe.js does, {@code client_secret}. Webhooks are signed and repeated for minutes until they are answered 2xx.
 */
public final class StripeSimulator implements AutoCloseable {

    /** The API version of the stripe-java that Booking Kit uses ({@code Stripe.API_VERSION}). */
    public static final String API_VERSION = "2026-07-29.dahlia";

    private final StripeFaults faults = new StripeFaults();
    private final StripeWebhooks webhooks = new StripeWebhooks(faults);
    private final LocalHttpServer server;

    /** @param apiVersion what events carry; stripe-java gives no typed objects when it is not its own */
    public StripeSimulator(String apiVersion) {
        server = new LocalHttpServer(0, new StripeApi(apiVersion, faults, webhooks));
    }

    /** The API base, without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** A secret key that is accepted; any that starts with {@code sk_} is. */
    public String secretKey() {
        return "sk_test_bookingkit";
    }

    /** The secret that {@link #addWebhookEndpoint(URI)} signs with. */
    public String webhookSecret() {
        return "whsec_bookingkit_simulator";
    }

    /** Sends all events from now on there, signed with {@link #webhookSecret()}. */
    public void addWebhookEndpoint(URI url) {
        webhooks.add(url, webhookSecret());
    }

    /** Sends all events from now on there, signed with the secret given. */
    public void addWebhookEndpoint(URI url, String secret) {
        webhooks.add(url, secret);
    }

    /** What shall go wrong. */
    public StripeFaults faults() {
        return faults;
    }

    /** Keeps all webhooks back until {@link #releaseWebhooks()}. */
    public void holdWebhooks() {
        webhooks.hold();
    }

    /** Sends what was kept back, and everything later at once. */
    public void releaseWebhooks() {
        webhooks.release();
    }

    @Override
    public void close() {
        webhooks.close();
        server.close();
    }
}
