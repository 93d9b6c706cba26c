package dev.bookingkit.local;

import dev.bookingkit.stack.EmbeddedStack;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What a service is told about its surroundings, as environment variables. */
record ServiceSettings(EmbeddedStack stack, Secrets secrets, String gatewayUrl) {

    static final String STRIPE_KEY = "STRIPE_SECRET_KEY";

    private static final String MAIL_FROM = "bookings@demo.bookingkit.example";

    Map<String, String> of(String service, URI url) {
        String role = service.replace('-', '_');
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", url.getHost());
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(url.getPort()));
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", stack.postgres().reactiveUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", role);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", role);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka().bootstrapServers());
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", stack.oidc().issuer());
        settings.put("QUARKUS_MAILER_HOST", stack.mail().host());
        settings.put("QUARKUS_MAILER_PORT", String.valueOf(stack.mail().port()));
        settings.put("QUARKUS_MAILER_START_TLS", "DISABLED");
        settings.put("QUARKUS_MAILER_MOCK", "false");
        settings.put("QUARKUS_MAILER_FROM", MAIL_FROM);
        settings.put("BOOKINGKIT_MAIL_FROM", MAIL_FROM);
        settings.put("BOOKINGKIT_API_KEY_PEPPER", secrets.apiKeyPepper());
        settings.put("BOOKINGKIT_GUEST_TOKEN_SECRET", secrets.guestTokenSecret());
        settings.put("BOOKINGKIT_PUBLIC_BASE_URL", gatewayUrl);
        settings.put("BOOKINGKIT_WEBHOOKS_ALLOW_LOOPBACK", "true");
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.putAll(stripe());
        return settings;
    }

    private Map<String, String> stripe() {
        String realKey = System.getenv(STRIPE_KEY);
        if (realKey == null || realKey.isEmpty()) {
            return Map.of(
                    "BOOKINGKIT_STRIPE_API_BASE", stack.stripe().url(),
                    "BOOKINGKIT_STRIPE_SECRET_KEY", stack.stripe().secretKey(),
                    "BOOKINGKIT_STRIPE_WEBHOOK_SECRET", stack.stripe().webhookSecret());
        }
        String webhookSecret = System.getenv("STRIPE_WEBHOOK_SECRET");
        return Map.of(
                "BOOKINGKIT_STRIPE_API_BASE",
                "https://api.stripe.com",
                "BOOKINGKIT_STRIPE_SECRET_KEY",
                realKey,
                "BOOKINGKIT_STRIPE_WEBHOOK_SECRET",
                webhookSecret == null ? "whsec_not_set" : webhookSecret);
    }
}
