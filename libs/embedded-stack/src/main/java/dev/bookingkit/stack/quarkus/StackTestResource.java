package dev.bookingkit.stack.quarkus;

import dev.bookingkit.stack.EmbeddedStack;
import dev.bookingkit.stack.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Points a Quarkus test at {@link SharedStack}:
 * {@code @WithTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "role", value =
 * "booking_service"), scope = TestResourceScope.GLOBAL)}.
 *
 * <p>Arguments: {@code role}, the PostgreSQL role to connect as (its password is its name; default the superuser);
 * {@code topics}, comma-separated names of topics to create (others come into being on first use).
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {

    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = initArgs;
    }

    @Override
    public Map<String, String> start() {
        EmbeddedStack stack = SharedStack.get();
        createTopics(stack);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.devservices.enabled", "false");
        config.put("quarkus.datasource.reactive.url", stack.postgres().reactiveUrl());
        config.put(
                "quarkus.datasource.username",
                arguments.getOrDefault("role", stack.postgres().user()));
        config.put(
                "quarkus.datasource.password",
                arguments.getOrDefault("role", stack.postgres().password()));
        config.put("kafka.bootstrap.servers", stack.kafka().bootstrapServers());
        config.put("quarkus.oidc.auth-server-url", stack.oidc().issuer());
        config.put("quarkus.mailer.host", stack.mail().host());
        config.put("quarkus.mailer.port", String.valueOf(stack.mail().port()));
        config.put("quarkus.mailer.mock", "false");
        config.put("quarkus.mailer.start-tls", "DISABLED");
        config.put("bookingkit.stripe.api-base", stack.stripe().url());
        config.put("bookingkit.stripe.secret-key", stack.stripe().secretKey());
        config.put("bookingkit.stripe.webhook-secret", stack.stripe().webhookSecret());
        return config;
    }

    private void createTopics(EmbeddedStack stack) {
        Map<String, Integer> topics = new HashMap<>();
        Arrays.stream(arguments.getOrDefault("topics", "").split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .forEach(name -> topics.put(name, 3));
        if (!topics.isEmpty()) {
            stack.kafka().createTopics(topics);
        }
    }

    @Override
    public void stop() {
        SharedStack.release();
    }
}
