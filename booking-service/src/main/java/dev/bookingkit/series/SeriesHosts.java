package dev.bookingkit.series;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may host a series of an event type, and where that is. */
@ApplicationScoped
class SeriesHosts {

    private static final String HOST = """
            select p.time_zone,
                   exists (select from team_members m where m.provider_id = p.id and m.team_id = t.id),
                   cast(t.assignment_strategy as text), t.id
            from providers p left join teams t on t.id = cast(nullif(?2, '') as uuid) and t.archived_at is null
            where p.id = ?1 and p.archived_at is null
            """;

    /** The provider's zone; fails as {@code not-found}, or as {@code invalid-request} for someone else's event type. */
    Uni<ZoneId> zone(EventType type, UUID provider) {
        UUID own = type.details().providerId();
        UUID team = type.details().teamId();
        if (own != null && !own.equals(provider)) {
            throw InvalidRequest.at("/providerId", "This event type is another provider's.")
                    .exception();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOST, Object[].class)
                        .setParameter(1, provider)
                        .setParameter(2, team == null ? "" : team.toString())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("provider").exception())
                .invoke(row -> requireTeam(team == null || row[3] != null))
                .invoke(row -> refuseStrangers(team != null && !(Boolean) row[1]))
                .invoke(row -> refuseStrategy((String) row[2]))
                .map(row -> ZoneId.of((String) row[0]));
    }

    private static void requireTeam(boolean there) {
        if (!there) {
            throw NotFound.of("team").exception();
        }
    }

    private static void refuseStrangers(boolean stranger) {
        if (stranger) {
            throw InvalidRequest.at("/providerId", "This provider is not a member of the event type's team.")
                    .exception();
        }
    }

    private static void refuseStrategy(@Nullable String strategy) {
        if ("managed".equals(strategy)) {
            throw InvalidRequest.at("/eventTypeId", "This is a template; book the member's own event type.")
                    .exception();
        }
        if ("collective".equals(strategy) || "fixed".equals(strategy)) {
            throw InvalidRequest.at(
                            "/eventTypeId", "Several hosts share a booking of this team; a series has one host.")
                    .exception();
        }
    }
}
