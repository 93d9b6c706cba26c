package dev.bookingkit.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Secrets and signatures of Standard Webhooks. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private WebhookSecret() {}

    static String generate() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The header {@code webhook-signature}: one signature per secret. */
    static String signature(List<String> secrets, String messageId, Instant sentAt, String body) {
        return secrets.stream()
                .map(secret -> sign(secret, messageId, sentAt, body))
                .collect(Collectors.joining(" "));
    }

    private static String sign(String secret, String messageId, Instant sentAt, String body) {
        try {
            return new Webhook(secret).sign(messageId, sentAt.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException broken) {
            throw new IllegalStateException("a webhook secret cannot sign", broken);
        }
    }
}
