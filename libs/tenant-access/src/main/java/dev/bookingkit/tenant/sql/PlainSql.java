package dev.bookingkit.tenant.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * SQL on the current transaction's connection, past Hibernate: for what every request asks, where building a native query takes
 * longer than the database does.
 *
 * <p>Nothing is flushed before it, so it is not for what the session has changed. Parameters are {@code $1}, {@code $2}, …; values
 * go and come as the PostgreSQL client has them: {@code UUID}, {@code String}, {@code Integer}, {@code OffsetDateTime} ….
 */
public final class PlainSql {

    private PlainSql() {}

    /** Every row of a query, its columns in order. */
    public static Uni<List<@Nullable Object[]>> rows(String sql, @Nullable Object... values) {
        return Panache.getSession()
                .chain(session -> Uni.createFrom()
                        .completionStage(() -> ((MutinySessionImpl) session)
                                .getReactiveConnection()
                                .select(sql, values)))
                .map(PlainSql::all);
    }

    /** The first column of the first row; null where there is none. */
    public static <T> Uni<@Nullable T> value(Class<T> type, String sql, @Nullable Object... values) {
        return rows(sql, values).map(rows -> rows.isEmpty() ? null : type.cast(rows.getFirst()[0]));
    }

    private static List<@Nullable Object[]> all(ReactiveConnection.Result result) {
        List<@Nullable Object[]> rows = new ArrayList<>(result.size());
        result.forEachRemaining(rows::add);
        return rows;
    }
}
