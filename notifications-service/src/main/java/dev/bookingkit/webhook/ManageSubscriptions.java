package dev.bookingkit.webhook;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schema.WorkflowTrigger;
import dev.bookingkit.webhook.target.TargetGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes and changes subscriptions, in the current transaction. */
@ApplicationScoped
public class ManageSubscriptions {

    private static final Set<String> TRIGGERS = Arrays.stream(WorkflowTrigger.values())
            .map(WorkflowTrigger::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private final Subscriptions subscriptions;
    private final TargetGuard guard;
    private final Clock clock;

    ManageSubscriptions(Subscriptions subscriptions, TargetGuard guard, Clock clock) {
        this.subscriptions = subscriptions;
        this.guard = guard;
        this.clock = clock;
    }

    /** Fails as {@code invalid-request} for a target or a trigger that cannot be. */
    public Uni<WebhookSubscription> create(
            String url, List<String> triggers, @Nullable UUID eventTypeId, @Nullable UUID teamId) {
        check(url, triggers);
        return subscriptions.add(
                url, List.copyOf(new LinkedHashSet<>(triggers)), eventTypeId, teamId, WebhookSecret.generate());
    }

    /** What is null stays as it is. Fails as {@link #create}, and as {@code not-found}. */
    public Uni<WebhookSubscription> change(
            UUID id, @Nullable String url, @Nullable List<String> triggers, @Nullable Boolean active) {
        check(url, triggers);
        return subscriptions
                .require(id)
                .invoke(subscription -> subscription.change(url, triggers, active, clock.instant()))
                .chain(subscriptions::write);
    }

    /** A new secret; the old one signs beside it for 24 hours. Fails as {@code not-found}. */
    public Uni<WebhookSubscription> rotateSecret(UUID id) {
        return subscriptions
                .require(id)
                .invoke(subscription -> subscription.rotate(WebhookSecret.generate(), clock.instant()))
                .chain(subscriptions::write);
    }

    /** Its deliveries go with it. Fails as {@code not-found}. */
    public Uni<Void> delete(UUID id) {
        return subscriptions.require(id).chain(subscriptions::delete);
    }

    private void check(@Nullable String url, @Nullable List<String> triggers) {
        if (url != null) {
            guard.refusalOf(url).ifPresent(reason -> {
                throw InvalidRequest.at("/subscriberUrl", reason).exception();
            });
        }
        for (int i = 0; triggers != null && i < triggers.size(); i++) {
            if (!TRIGGERS.contains(triggers.get(i))) {
                throw InvalidRequest.at(
                                "/triggers/" + i, "The name of an event, such as booking.created, is wanted here.")
                        .exception();
            }
        }
    }
}
