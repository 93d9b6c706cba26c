package dev.bookingkit.team;

import dev.bookingkit.change.AvailabilityChanges;
import dev.bookingkit.change.Change;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Creates, changes and archives teams, inside the current transaction. */
@ApplicationScoped
public class ManageTeams {

    private final Teams teams;
    private final AvailabilityChanges changes;
    private final Clock clock;

    ManageTeams(Teams teams, AvailabilityChanges changes, Clock clock) {
        this.teams = teams;
        this.changes = changes;
        this.clock = clock;
    }

    public Uni<Team> create(Principal principal, TeamDetails details) {
        return teams.add(new Team(details)).call(team -> changes.ofTeam(principal, team.id(), Change.TEAM));
    }

    public Uni<Team> change(Principal principal, UUID id, TeamChange change) {
        return teams.requireLocked(id)
                .invoke(team -> team.change(change))
                .call(teams::save)
                .call(() -> changes.ofTeam(principal, id, Change.TEAM));
    }

    public Uni<Void> archive(Principal principal, UUID id) {
        return teams.requireLocked(id)
                .invoke(team -> team.archive(clock.instant()))
                .call(teams::save)
                .call(() -> changes.ofTeam(principal, id, Change.TEAM))
                .replaceWithVoid();
    }
}
