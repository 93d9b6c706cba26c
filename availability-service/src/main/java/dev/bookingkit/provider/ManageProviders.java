package dev.bookingkit.provider;

import dev.bookingkit.change.AvailabilityChanges;
import dev.bookingkit.change.Change;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Creates, changes and archives providers, inside the current transaction. */
@ApplicationScoped
public class ManageProviders {

    private final Providers providers;
    private final AvailabilityChanges changes;
    private final Clock clock;

    ManageProviders(Providers providers, AvailabilityChanges changes, Clock clock) {
        this.providers = providers;
        this.changes = changes;
        this.clock = clock;
    }

    public Uni<Provider> create(Principal principal, ProviderDetails details) {
        return providers.add(new Provider(details)).call(provider -> tell(principal, provider));
    }

    public Uni<Provider> change(Principal principal, UUID id, ProviderChange change) {
        return providers
                .requireLocked(id)
                .invoke(provider -> provider.change(change))
                .call(providers::save)
                .call(provider -> tell(principal, provider));
    }

    public Uni<Void> archive(Principal principal, UUID id) {
        return providers
                .requireLocked(id)
                .invoke(provider -> provider.archive(clock.instant()))
                .call(providers::save)
                .call(provider -> tell(principal, provider))
                .replaceWithVoid();
    }

    private Uni<Void> tell(Principal principal, Provider provider) {
        return changes.ofProvider(principal, provider.id(), Change.PROVIDER);
    }
}
