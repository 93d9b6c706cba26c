package dev.bookingkit.slots;

import dev.bookingkit.rows.JsonRows;
import dev.bookingkit.schema.AssignmentStrategy;
import dev.bookingkit.slot.TeamStrategy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the team that offers an event type, with its members, in one statement. */
@ApplicationScoped
class OfferingTeams {

    private static final String TEAM = """
            select t.assignment_strategy as strategy,
              coalesce((select jsonb_agg(jsonb_build_object('providerId', m.provider_id, 'priority', m.priority,
                                                            'weight', m.weight, 'isFixed', m.is_fixed)
                                         order by m.joined_at, m.id)
                        from team_members m where m.team_id = t.id), '[]') as members
            from teams t
            where t.id = ?1 and t.archived_at is null
              and (exists (select from event_types e where e.id = ?2 and e.team_id = t.id)
                or exists (select from team_event_types o where o.event_type_id = ?3 and o.team_id = t.id))
            """;

    /** A member and its part in the team. */
    record Membership(UUID providerId, int priority, int weight, boolean isFixed) {}

    /** A team, its members in the order in which they joined. */
    record Team(AssignmentStrategy strategy, List<Membership> members) {

        TeamStrategy forEngine() {
            return switch (strategy) {
                case ROUND_ROBIN -> TeamStrategy.ROUND_ROBIN;
                case COLLECTIVE -> TeamStrategy.COLLECTIVE;
                case FIXED -> TeamStrategy.FIXED;
                case MANAGED -> TeamStrategy.MANAGED;
            };
        }

        List<UUID> providerIds() {
            return members.stream().map(Membership::providerId).toList();
        }
    }

    /** Null when there is no such team, or it does not offer the event type. */
    Uni<@Nullable Team> find(UUID teamId, UUID eventTypeId) {
        return JsonRows.first(Team.class, TEAM, teamId, eventTypeId, eventTypeId);
    }
}
