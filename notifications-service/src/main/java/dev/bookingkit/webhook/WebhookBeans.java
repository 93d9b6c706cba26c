package dev.bookingkit.webhook;

import dev.bookingkit.webhook.target.HostResolver;
import dev.bookingkit.webhook.target.TargetGuard;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the classes of this package are given from outside. */
final class WebhookBeans {

    @Produces
    @Singleton
    TargetGuard guard(WebhookConfig config) {
        return new TargetGuard(config.allowLoopback());
    }

    @Produces
    @Singleton
    AttemptRules rules() {
        return new AttemptRules(RandomGenerator.getDefault());
    }

    @Produces
    @Singleton
    Places places(WebhookConfig config) {
        return new Places(config.concurrencyPerSubscription(), config.concurrencyOfFailing(), System::nanoTime);
    }

    @Produces
    @Singleton
    WebhookSender sender(Vertx vertx, TargetGuard guard, WebhookConfig config) {
        HostResolver resolver = host -> List.of(InetAddress.getAllByName(host));
        return new WebhookSender(vertx, guard, resolver, config.deadline());
    }
}
