package dev.bookingkit.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One database of a running PostgreSQL 18 and its superuser.
 *
 * @param log the server's log file, if it can be read from here
 */
public record Database(
        String host,
        int port,
        String name,
        String user,
        String password,
        @Nullable Path log) {

    /** From {@code postgresql://user:password@host:port/database}. */
    public static Database of(String url, @Nullable Path log) {
        URI uri = URI.create(url);
        String[] user = (uri.getUserInfo() == null ? "postgres" : uri.getUserInfo()).split(":", 2);
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String password = user.length > 1 ? user[1] : "";
        return new Database(uri.getHost(), port, uri.getPath().substring(1), user[0], password, log);
    }

    /** {@code jdbc:postgresql://host:port/name}, without user. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** {@code postgresql://host:port/name}, without user, as Vert.x and Quarkus take it. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    /** {@code postgresql://user:password@host:port/name}, as psql takes it. */
    public String url() {
        String credentials = password.isEmpty() ? user : user + ":" + password;
        return "postgresql://" + credentials + "@" + host + ":" + port + "/" + name;
    }

    /** A new connection as superuser. */
    public Connection connect() throws SQLException {
        return connect(user, password);
    }

    /** A new connection as the role given. Not by DriverManager, which has not looked through the class loader of a Quarkus test. */
    public Connection connect(String role, String rolePassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", rolePassword);
        return Objects.requireNonNull(new org.postgresql.Driver().connect(jdbcUrl(), login));
    }

    /** A new connection as one of the services' roles, whose password in tests is its name. */
    public Connection connectAs(String role) throws SQLException {
        return connect(role, role);
    }

    /** Runs statements as superuser. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not run: " + sql, e);
        }
    }

    /** A new, empty database on the same server, replacing one of that name. */
    public Database newDatabase(String database) {
        execute("DROP DATABASE IF EXISTS \"" + database + "\" WITH (FORCE)");
        execute("CREATE DATABASE \"" + database + "\" TEMPLATE template0");
        return new Database(host, port, database, user, password, log);
    }

    /** Everything the server has logged so far: lock waits, deadlocks (40P01), errors with their statements. */
    public String serverLog() {
        if (log == null) {
            throw new IllegalStateException("the log of this server cannot be read from here");
        }
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
