package dev.bookingkit.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One PostgreSQL 18 for all tests of the module, with one migrated database; it ends with the JVM. */
final class Database {

    static final String NAME = "bookingkit";
    private static final EmbeddedPostgres SERVER = start();

    private Database() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "150")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
            SchemaMigration.migrate(server.getJdbcUrl("postgres", NAME), "postgres", "postgres");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String url(String database) {
        return SERVER.getJdbcUrl("postgres", database).replaceFirst("\\?.*", "");
    }

    static Connection connect(String database, String role) {
        try {
            return DriverManager.getConnection(url(database), role, role);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
