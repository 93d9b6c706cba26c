package dev.bookingkit.routing;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.routing.Target.Kind;
import dev.bookingkit.routing.Target.Reference;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Event types, providers and teams as far as a form can lead to them; one statement for any number of targets. */
@ApplicationScoped
public class Targets {

    private static final String FOUND = """
            select 'EVENT_TYPE', e.id from event_types e
            left join event_types template on template.id = e.parent_event_type_id and template.archived_at is null
            where e.id = any (cast(string_to_array(?1, ',') as uuid[])) and e.archived_at is null
              and (?4 or case when 'isActive' = any (template.locked_fields) then template.is_active else e.is_active end)
            union all
            select 'PROVIDER', id from providers
            where id = any (cast(string_to_array(?2, ',') as uuid[])) and archived_at is null and (is_active or ?4)
            union all
            select 'TEAM', id from teams
            where id = any (cast(string_to_array(?3, ',') as uuid[])) and archived_at is null
            """;

    /** Those that the organization has, active or not. */
    Uni<Set<Reference>> existing(Collection<Target> targets) {
        return found(targets, true);
    }

    /** Of these routes the ones that someone can still be sent to: nothing that they name is archived or inactive. */
    public Uni<List<Route>> open(List<Route> routes) {
        return found(routes.stream().map(Route::target).toList(), false)
                .map(open -> routes.stream()
                        .filter(route -> open.containsAll(route.target().references()))
                        .toList());
    }

    private static Uni<Set<Reference>> found(Collection<Target> targets, boolean inactiveToo) {
        List<Reference> asked = targets.stream()
                .flatMap(target -> target.references().stream())
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOUND, Object[].class)
                        .setParameter(1, ids(asked, Kind.EVENT_TYPE))
                        .setParameter(2, ids(asked, Kind.PROVIDER))
                        .setParameter(3, ids(asked, Kind.TEAM))
                        .setParameter(4, inactiveToo)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Reference(Kind.valueOf((String) row[0]), (UUID) row[1]))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static String ids(List<Reference> asked, Kind kind) {
        return IdsColumn.write(asked.stream()
                .filter(reference -> reference.kind() == kind)
                .map(Reference::id)
                .toList());
    }
}
