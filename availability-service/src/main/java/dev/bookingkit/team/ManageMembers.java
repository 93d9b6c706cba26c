package dev.bookingkit.team;

import dev.bookingkit.change.AvailabilityChanges;
import dev.bookingkit.change.Change;
import dev.bookingkit.hours.EventTypes;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.provider.Providers;
import dev.bookingkit.slot.TeamSlots;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Decides who is in a team and what it offers, inside the current transaction. */
@ApplicationScoped
public class ManageMembers {

    private final Teams teams;
    private final Members members;
    private final Providers providers;
    private final EventTypes eventTypes;
    private final AvailabilityChanges changes;

    ManageMembers(
            Teams teams, Members members, Providers providers, EventTypes eventTypes, AvailabilityChanges changes) {
        this.teams = teams;
        this.members = members;
        this.providers = providers;
        this.eventTypes = eventTypes;
        this.changes = changes;
    }

    public Uni<TeamMember> add(Principal principal, UUID teamId, NewMember member) {
        return teams.requireLocked(teamId)
                .chain(() -> providers.require(member.providerId()))
                .chain(() -> members.of(teamId))
                .invoke(ManageMembers::requireRoom)
                .chain(() -> members.add(teamId, member))
                .call(() -> changes.ofTeam(principal, teamId, Change.MEMBERS));
    }

    public Uni<Void> remove(Principal principal, UUID teamId, UUID memberId) {
        return teams.requireLocked(teamId)
                .chain(() -> members.remove(teamId, memberId))
                .call(() -> changes.ofTeam(principal, teamId, Change.MEMBERS))
                .replaceWithVoid();
    }

    public Uni<TeamEventType> offer(Principal principal, UUID teamId, UUID eventTypeId) {
        return teams.requireLocked(teamId)
                .chain(() -> eventTypes.requireAll(Set.of(eventTypeId)))
                .chain(() -> members.offer(teamId, eventTypeId))
                .call(() -> changes.ofTeam(principal, teamId, Change.EVENT_TYPES));
    }

    public Uni<Void> withdraw(Principal principal, UUID teamId, UUID eventTypeId) {
        return teams.requireLocked(teamId)
                .chain(() -> members.withdraw(teamId, eventTypeId))
                .call(() -> changes.ofTeam(principal, teamId, Change.EVENT_TYPES))
                .replaceWithVoid();
    }

    private static void requireRoom(List<TeamMember> present) {
        if (present.size() >= TeamSlots.MAX_MEMBERS) {
            throw InvalidRequest.at("", "A team has at most " + TeamSlots.MAX_MEMBERS + " members.")
                    .exception();
        }
    }
}
