package dev.bookingkit.schedule.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamStrategy;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the team that offers an event type, with its members, in one statement. */
@ApplicationScoped
class OfferingTeams {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Membership>> MEMBERSHIPS = new TypeReference<>() {};

    private static final String TEAM = """
            select cast(t.assignment_strategy as text),
              cast(coalesce((select jsonb_agg(jsonb_build_object('providerId', m.provider_id, 'priority', m.priority,
                                                                 'weight', m.weight, 'isFixed', m.is_fixed)
                                              order by m.joined_at, m.id)
                             from team_members m where m.team_id = t.id), '[]') as text)
            from teams t
            where t.id = $1 and t.archived_at is null
              and (exists (select from event_types e where e.id = $2 and e.team_id = t.id)
                or exists (select from team_event_types o where o.event_type_id = $2 and o.team_id = t.id))
            """;

    /** A member and its part in the team. */
    record Membership(UUID providerId, int priority, int weight, boolean isFixed) {}

    /** A team, its members in the order in which they joined. */
    record Team(TeamStrategy strategy, List<Membership> members) {

        List<UUID> providerIds() {
            return members.stream().map(Membership::providerId).toList();
        }

        /** With the members' own rules, where they have any. */
        List<Roster.Seat> seats(Map<UUID, SlotRules> own) {
            return members.stream()
                    .map(it -> new Roster.Seat(
                            it.providerId(), it.priority(), it.weight(), it.isFixed(), own.get(it.providerId())))
                    .toList();
        }
    }

    /** Null when there is no such team, or it does not offer the event type. */
    Uni<@Nullable Team> find(UUID teamId, UUID eventTypeId) {
        return PlainSql.rows(TEAM, teamId, eventTypeId).map(rows -> rows.isEmpty() ? null : team(rows.getFirst()));
    }

    private static Team team(Object[] row) {
        try {
            TeamStrategy strategy = TeamStrategy.valueOf(((String) row[0]).toUpperCase(Locale.ROOT));
            return new Team(strategy, JSON.readValue((String) row[1], MEMBERSHIPS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL wrote this JSON", impossible);
        }
    }
}
