package dev.bookingkit.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a query finds. */
record Rows(Connection database) {

    private static final int SHOWN = 20;

    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** The first column, of at most {@link #SHOWN} rows. */
    List<String> texts(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql + " limit " + SHOWN)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    void each(String sql, Reader reader) throws SQLException {
        database.setAutoCommit(false); // else the driver fetches everything at once
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(5_000);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }
}
