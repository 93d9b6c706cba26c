package dev.bookingkit.webhook;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.sql.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscriptions of the current organization. */
@ApplicationScoped
public class Subscriptions implements PanacheRepositoryBase<WebhookSubscription, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ADD = """
            insert into webhook_subscriptions (subscriber_url, triggers, event_type_id, team_id, secret)
            values (?1, string_to_array(?2, ','), cast(?3 as uuid), cast(?4 as uuid), ?5)
            returning cast(to_jsonb(id) as text)
            """;

    private static final String FIND_MATCHING = """
            select cast(to_jsonb(id) as text) from webhook_subscriptions
            where organization_id = cast(current_setting('app.organization_id') as uuid) and is_active and ?1 = any (triggers)
              and (event_type_id is null or event_type_id = ?2)
              and (team_id is null or cast(team_id as text) = ?3)
            order by id
            """;

    /** Fails as {@code not-found}. */
    public Uni<WebhookSubscription> require(UUID id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("webhook subscription").exception());
    }

    /** At most {@code limit}, oldest first, after the row with these values if there are any. */
    public Uni<List<WebhookSubscription>> list(
            UUID organizationId, int limit, @Nullable Instant createdAt, @Nullable UUID id) {
        return find(
                        "organizationId = ?1 and (createdAt, id) > (?2, ?3) order by createdAt, id",
                        organizationId,
                        createdAt == null ? Instant.EPOCH : createdAt,
                        id == null ? BEFORE_ALL : id)
                .page(0, limit)
                .list();
    }

    Uni<WebhookSubscription> add(
            String url, List<String> triggers, @Nullable UUID eventTypeId, @Nullable UUID teamId, String secret) {
        return Rows.first(UUID.class, ADD, url, String.join(",", triggers), text(eventTypeId), text(teamId), secret)
                .chain(this::require);
    }

    Uni<List<UUID>> findMatching(String eventType, UUID eventTypeId, @Nullable UUID teamId) {
        return Rows.list(UUID.class, FIND_MATCHING, eventType, eventTypeId, String.valueOf(teamId));
    }

    /** Writes what was changed, and reads what the database adds to it. */
    Uni<WebhookSubscription> write(WebhookSubscription subscription) {
        return flush().chain(() -> getSession())
                .chain(session -> session.refresh(subscription))
                .replaceWith(subscription);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
