package dev.bookingkit.outbox;

import dev.bookingkit.stack.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The outbox as a writer of {@code booking_service} and as the superuser see it. */
final class WrittenOutbox {

    static final String ORGANIZATION = "00000000-0000-0000-0000-000000000001";

    private final Database database;
    private final String topic;

    WrittenOutbox(Database database, String topic) {
        this.database = database;
        this.topic = topic;
    }

    record Written(UUID id, long position, String key) {}

    Connection writer() throws SQLException {
        Connection connection = database.connectAs("booking_service");
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.organization_id', '" + ORGANIZATION + "', false)");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    Written append(String key) throws SQLException {
        try (Connection connection = writer()) {
            Written written = append(connection, key);
            connection.commit();
            return written;
        }
    }

    /** Not committed yet. */
    Written append(Connection connection, String key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into outbox (topic, aggregatetype, aggregateid, type, payload, traceparent)"
                        + " values (?, 'booking', ?, 'booking.created', '{\"number\": 7}', '00-abc-def-01')"
                        + " returning id, position")) {
            insert.setString(1, topic);
            insert.setString(2, key);
            ResultSet row = insert.executeQuery();
            row.next();
            return new Written(row.getObject(1, UUID.class), row.getLong(2), key);
        }
    }

    void fill(int rows) throws SQLException {
        try (Connection connection = writer()) {
            call(
                    connection,
                    "insert into outbox (topic, aggregatetype, aggregateid, type, payload) select ?, 'booking', n::text,"
                            + " 'booking.created', '{}' from generate_series(1, " + rows + ") as n",
                    topic);
            connection.commit();
        }
        database.execute("analyze outbox");
    }

    /** As the relay would have it. */
    String plan(String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connectAs("booking_service");
                var statement = connection.createStatement()) {
            statement.execute(RelayConnection.SETTINGS);
            ResultSet rows = statement.executeQuery("explain " + sql);
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    /** As the change of one aggregate holds its row. */
    void holdAggregate(Connection connection, String key) throws SQLException {
        call(connection, "select pg_advisory_xact_lock(hashtext(?))", topic + key);
    }

    void takeTime(Connection connection, int milliseconds) throws SQLException {
        call(connection, "select pg_sleep(cast(? as double precision))", String.valueOf(milliseconds / 1000.0));
    }

    boolean isEmpty() throws SQLException {
        return number("select count(*) from outbox where topic = '" + topic + "'") == 0;
    }

    /** Of the session that holds the topic's lock; 0 if there is none. */
    long publisher() throws SQLException {
        return number("select coalesce(max(pid), 0) from pg_locks where locktype = 'advisory' and granted"
                + " and objid::bigint = hashtext('" + topic + "')::bigint & 4294967295");
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void call(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.execute();
        }
    }
}
