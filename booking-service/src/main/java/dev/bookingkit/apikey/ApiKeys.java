package dev.bookingkit.apikey;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.ApiKeyKind;
import dev.bookingkit.tenant.Permission;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code api_keys}, inside the current transaction. */
@ApplicationScoped
public class ApiKeys {

    private static final String COLUMNS = """
             id, name, cast(kind as text) as kind, prefix, array_to_string(scopes, ',') as scopes,
             rate_limit_per_minute, expires_at, revoked_at, created_by, created_at
            """;

    private static final String INSERT = """
            insert into api_keys (name, kind, prefix, key_hash, scopes, rate_limit_per_minute, expires_at, created_by)
            values (?1, cast(cast(?2 as text) as api_key_kind), ?3, decode(?4, 'hex'), string_to_array(?5, ','), ?6,
                    cast(nullif(cast(?7 as text), '') as timestamptz), ?8)
            returning
            """ + COLUMNS;

    private static final String ONE = "select" + COLUMNS + "from api_keys where id = ?1";

    private static final String PAGE = "select" + COLUMNS + """
            from api_keys
            where organization_id = cast(current_setting('app.organization_id') as uuid)
              and (created_at, id) > (cast(cast(?1 as text) as timestamptz), cast(?2 as uuid))
            order by created_at, id limit ?3
            """;

    private static final String REVOKE = """
            update api_keys set revoked_at = coalesce(revoked_at, cast(cast(?2 as text) as timestamptz)) where id = ?1
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Of this organization; fails as {@code not-found} where there is none. */
    public Uni<ApiKey> require(UUID id) {
        return rows(ONE, id).map(found -> found.stream().findFirst().orElseThrow(ApiKeys::missing));
    }

    /** Revoked ones too, in the order of their creation, after the one given. */
    public Uni<List<ApiKey>> page(@Nullable Instant afterCreatedAt, @Nullable UUID afterId, int limit) {
        return rows(
                PAGE,
                afterCreatedAt == null ? "-infinity" : afterCreatedAt.toString(),
                afterId == null ? BEFORE_ALL : afterId,
                limit);
    }

    /** From now on it opens nothing; one that was revoked before stays as it is. */
    public Uni<Void> revoke(UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVOKE)
                        .setParameter(1, id)
                        .setParameter(2, now.toString())
                        .executeUpdate())
                .invoke(updated -> {
                    if (updated == 0) {
                        throw missing();
                    }
                })
                .replaceWithVoid();
    }

    Uni<ApiKey> insert(NewApiKey key, String prefix, byte[] hmac, String actor) {
        Instant expiresAt = key.expiresAt();
        return rows(
                        INSERT,
                        key.name(),
                        key.kind().wireName(),
                        prefix,
                        HexFormat.of().formatHex(hmac),
                        key.scopes().stream().map(Permission::wireName).sorted().collect(Collectors.joining(",")),
                        key.rateLimitPerMinute(),
                        expiresAt == null ? "" : expiresAt.toString(),
                        actor)
                .map(List::getFirst);
    }

    private static Uni<List<ApiKey>> rows(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    for (int i = 0; i < values.length; i++) {
                        query.setParameter(i + 1, values[i]);
                    }
                    return query.getResultList();
                })
                .map(found -> found.stream().map(ApiKeys::key).toList());
    }

    private static ApiKey key(Object[] row) {
        return new ApiKey(
                (UUID) row[0],
                (String) row[1],
                ApiKeyKind.fromWire((String) row[2]),
                (String) row[3],
                List.of(((String) row[4]).split(",", -1)),
                (Integer) row[5],
                instant(row[6]),
                instant(row[7]),
                (String) row[8],
                time(row[9]));
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : time(value);
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }

    private static RuntimeException missing() {
        return NotFound.of("API key").exception();
    }
}
