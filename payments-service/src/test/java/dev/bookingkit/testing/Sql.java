package dev.bookingkit.testing;

import dev.bookingkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Statements as the database's superuser, who stands above tenants and services. */
public final class Sql {

    private Sql() {}

    public static void run(String sql, Object... parameters) {
        try (Connection connection = SharedStack.get().postgres().connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of the first row; null where there is none. */
    @SuppressWarnings("unchecked")
    public static <T> T one(String sql, Object... parameters) {
        try (Connection connection = SharedStack.get().postgres().connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? (T) rows.getObject(1) : null;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static long count(String from, Object... parameters) {
        return Sql.<Long>one("select count(*) from " + from, parameters);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
