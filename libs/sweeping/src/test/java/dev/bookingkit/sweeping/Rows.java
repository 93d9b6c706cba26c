package dev.bookingkit.sweeping;

import dev.bookingkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the platform's tables, written and counted as superuser. */
final class Rows {

    private Rows() {}

    static void inbox(String service, int number, String age) {
        run("insert into inbox (service, consumer, event_id, content_hash, created_at) select '" + service
                + "', 'c', uuidv7(), sha256('x'), now() - interval '" + age + "' from generate_series(1, " + number
                + ")");
    }

    static void keys(String service, int number, String expiredSince) {
        run("insert into idempotency_keys (service, principal, key, request_hash, expires_at) select '" + service
                + "', 'p', uuidv7(), sha256('x'), now() - interval '" + expiredSince + "' from generate_series(1, "
                + number
                + ")");
    }

    static void rateLimits(String service, int number, String age) {
        run("insert into rate_limits (service, subject, window_starts_at) select '" + service
                + "', uuidv7(), now() - interval '" + age + "' from generate_series(1, " + number + ")");
    }

    static void run(String sql) {
        SharedStack.get().postgres().execute(sql);
    }

    static long count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    static long number(String sql) throws SQLException {
        try (Connection connection = SharedStack.get().postgres().connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
