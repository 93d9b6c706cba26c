package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.Role;
import dev.bookingkit.tenant.sql.SqlFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks up who a credential belongs to. This happens before the organization is known, so it reads across all. */
@Singleton
class Credentials {

    private static final int RETRIES = 2;
    private static final String ACROSS = "select set_config('app.all_organizations', 'on', true)";

    private static final String LIVE_KEY = "select id, organization_id, kind, scopes from live_api_key($1)";

    private final Pool pool;

    Credentials(Pool pool) {
        this.pool = pool;
    }

    public record Key(UUID id, UUID organizationId, boolean publishable, List<String> scopes) {}

    public record Membership(UUID organizationId, Role role) {}

    /** The live key with this HMAC, or null. */
    Uni<@Nullable Key> find(byte[] hmac) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(LIVE_KEY).execute(Tuple.of(Buffer.buffer(hmac))))
                .map(rows -> first(rows, Credentials::key))
                .onFailure(SqlFailures::isDeadConnection)
                .retry()
                .atMost(RETRIES)
                .onFailure()
                .transform(SqlFailures::translate);
    }

    /** The user's membership in the organization with this slug; without a slug in the only one they have. */
    Uni<@Nullable Membership> find(String subject, @Nullable String slug) {
        return pool.withTransaction(connection -> connection
                        .query(ACROSS)
                        .execute()
                        .chain(() -> memberships(connection, subject, slug))
                        .map(rows -> slug == null && rows.size() > 1 ? null : first(rows, Credentials::membership)))
                .onFailure(SqlFailures::isDeadConnection)
                .retry()
                .atMost(RETRIES)
                .onFailure()
                .transform(SqlFailures::translate);
    }

    private static Uni<RowSet<Row>> memberships(SqlConnection connection, String subject, @Nullable String slug) {
        return connection
                .preparedQuery("select m.organization_id, m.role::text as role from organization_members m"
                        + " join organizations o on o.id = m.organization_id and o.is_active"
                        + " where m.user_id = $1 and ($2::text is null or o.slug = $2) order by o.slug limit 2")
                .execute(Tuple.of(subject, slug));
    }

    private static <T> @Nullable T first(@Nullable RowSet<Row> rows, java.util.function.Function<Row, T> read) {
        var iterator = rows == null ? null : rows.iterator();
        return iterator != null && iterator.hasNext() ? read.apply(iterator.next()) : null;
    }

    private static Key key(Row row) {
        return new Key(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getString("kind").equals("publishable"),
                Arrays.asList(row.getArrayOfStrings("scopes")));
    }

    private static Membership membership(Row row) {
        return new Membership(row.getUUID("organization_id"), Role.fromWire(row.getString("role")));
    }
}
