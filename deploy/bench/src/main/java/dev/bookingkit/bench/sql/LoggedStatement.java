package dev.bookingkit.bench.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as PostgreSQL logged it.
 *
 * @param sql with {@code $1} for the first parameter
 * @param parameters as text; null is SQL's
 */
public record LoggedStatement(long process, String user, String sql, List<@Nullable String> parameters) {

    LoggedStatement with(List<@Nullable String> values) {
        return new LoggedStatement(process, user, sql, values);
    }
}
