package dev.bookingkit.stack.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code Stripe-Signature} header, for tests that send webhooks of their own. */
public final class StripeSignature {

    private StripeSignature() {}

    /** {@code t=<seconds>,v1=<HMAC-SHA256 of "t.payload" in hex>} (docs.stripe.com/webhooks/signature). */
    public static String header(String payload, String secret, Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            long seconds = time.getEpochSecond();
            byte[] signature = mac.doFinal((seconds + "." + payload).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
