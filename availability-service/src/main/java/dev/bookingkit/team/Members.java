package dev.bookingkit.team;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.rows.JsonRows;
import dev.bookingkit.rows.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The tables {@code team_members} and {@code team_event_types}. */
@ApplicationScoped
public class Members {

    private static final String MEMBER =
            "id, provider_id as \"providerId\", role, priority, weight, is_fixed as \"isFixed\","
                    + " joined_at as \"joinedAt\", created_at as \"createdAt\"";
    private static final String TYPE = "id, event_type_id as \"eventTypeId\", created_at as \"createdAt\"";

    /** All of them (a team has at most 50), in the order in which they joined. */
    public Uni<List<TeamMember>> of(UUID teamId) {
        return JsonRows.list(
                TeamMember.class,
                "select " + MEMBER + " from team_members where team_id = ?1 order by created_at, id",
                teamId);
    }

    /** What the team offers beyond the event types that name it, in the order in which it was added; at most {@code limit + 1}. */
    public Uni<List<TeamEventType>> eventTypesOf(UUID teamId, Position after, int limit) {
        return JsonRows.list(
                TeamEventType.class,
                "select " + TYPE + " from team_event_types"
                        + " where team_id = ?1 and (created_at, id) > (?2, ?3) order by created_at, id limit "
                        + (limit + 1),
                teamId,
                after.time(),
                after.id());
    }

    Uni<TeamMember> add(UUID teamId, NewMember member) {
        return JsonRows.list(
                        TeamMember.class,
                        "insert into team_members (team_id, provider_id, role, priority, weight, is_fixed) select"
                                + " cast(?1 as uuid), x.\"providerId\", x.role, x.priority, x.weight, x.\"isFixed\""
                                + " from jsonb_to_record(cast(cast(?2 as text) as jsonb)) as x(\"providerId\" uuid,"
                                + " role member_role, priority int, weight int, \"isFixed\" boolean) returning "
                                + MEMBER,
                        teamId,
                        JsonRows.json(member))
                .map(List::getFirst);
    }

    Uni<TeamEventType> offer(UUID teamId, UUID eventTypeId) {
        return JsonRows.list(
                        TeamEventType.class,
                        "insert into team_event_types (team_id, event_type_id) values (?1, ?2) returning " + TYPE,
                        teamId,
                        eventTypeId)
                .map(List::getFirst);
    }

    Uni<TeamMember> remove(UUID teamId, UUID memberId) {
        return JsonRows.first(
                        TeamMember.class,
                        "delete from team_members where team_id = ?1 and id = ?2 returning " + MEMBER,
                        teamId,
                        memberId)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("member").exception());
    }

    Uni<TeamEventType> withdraw(UUID teamId, UUID eventTypeId) {
        return JsonRows.first(
                        TeamEventType.class,
                        "delete from team_event_types where team_id = ?1 and event_type_id = ?2 returning " + TYPE,
                        teamId,
                        eventTypeId)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("event type").exception());
    }
}
