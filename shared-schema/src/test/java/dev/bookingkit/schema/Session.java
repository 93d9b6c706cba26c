package dev.bookingkit.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One connection with one open transaction at a time; closing it rolls back what was not committed. */
final class Session implements AutoCloseable {

    final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Session admin() {
        return new Session(Database.connect(Database.NAME, "postgres"));
    }

    static Session of(String database, String role) {
        return new Session(Database.connect(database, role));
    }

    static Session of(Service service) {
        return of(Database.NAME, service.role());
    }

    static Session of(Service service, UUID organization) {
        return of(service).tenant(organization);
    }

    /** Sets the tenant of the open transaction. */
    Session tenant(UUID organization) {
        return set("app.organization_id", organization.toString());
    }

    Session set(String setting, String value) {
        rows("SELECT set_config(?, ?, true)", setting, value);
        return this;
    }

    int execute(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    List<List<@Nullable String>> rows(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet result = statement.executeQuery()) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /** The first column. */
    List<@Nullable String> column(String sql, @Nullable Object... arguments) {
        List<@Nullable String> values = new ArrayList<>();
        rows(sql, arguments).forEach(row -> values.add(row.getFirst()));
        return values;
    }

    /** The first column of the only row, which is not null. */
    String one(String sql, @Nullable Object... arguments) {
        List<@Nullable String> values = column(sql, arguments);
        String value = values.size() == 1 ? values.getFirst() : null;
        if (value == null) {
            throw new AssertionError("one value expected, not " + values + ": " + sql);
        }
        return value;
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SQLSTATE that the statement is refused with, {@code none} if it is not; the transaction goes on. */
    String refusal(String sql, @Nullable Object... arguments) {
        execute("SAVEPOINT before_refusal");
        try {
            execute(sql, arguments);
            return "none";
        } catch (Refused e) {
            return e.sqlState();
        } finally {
            execute("ROLLBACK TO SAVEPOINT before_refusal");
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String state;

        Refused(SQLException cause) {
            super(cause.getMessage(), cause);
            state = String.valueOf(cause.getSQLState());
        }

        String sqlState() {
            return state;
        }
    }
}
