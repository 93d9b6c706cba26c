package dev.bookingkit.organization;

import dev.bookingkit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Founds and changes organizations, inside the current transaction. */
@ApplicationScoped
public class ChangeOrganization {

    /** Due when the bookings that are there already have to follow the setting. */
    public static final String COMPLETIONS_TIMER = "booking-completions-plan";

    private final Organizations organizations;
    private final Timers timers;
    private final Clock clock;

    ChangeOrganization(Organizations organizations, Timers timers, Clock clock) {
        this.organizations = organizations;
        this.timers = timers;
        this.clock = clock;
    }

    public Uni<Organization> found(String name, String slug, String owner) {
        return organizations.found(name, slug, owner);
    }

    public Uni<Organization> change(UUID id, OrganizationChange change) {
        return organizations
                .require(id)
                .chain(() -> organizations.update(id, change))
                .call(changed ->
                        change.isAboutCompletion() && changed.settings().autoComplete()
                                ? timers.plan(COMPLETIONS_TIMER, id, clock.instant())
                                : Uni.createFrom().voidItem());
    }
}
