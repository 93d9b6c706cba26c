package dev.bookingkit.bench.sql;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * The suite's database.
 *
 * @param url {@code postgresql://superuser@host:port/database}; the local run trusts everyone
 */
public record Sql(String url) {

    /** What the services' {@code BoundedPool} sets: a loop that plans its statements anew each time would be compared unfairly. */
    private static final Map<String, String> SETTINGS_OF_SERVICES = Map.of(
            "plan_cache_mode", "force_generic_plan",
            "jit", "off",
            "statement_timeout", "4000",
            "lock_timeout", "3000",
            "idle_in_transaction_session_timeout", "8000",
            "transaction_timeout", "16000");

    /** As superuser. */
    public Connection connect() throws SQLException {
        return connect(URI.create(url).getUserInfo(), Map.of());
    }

    /** As the service that has this role does; parameters are sent as text, and the server finds out their types. */
    public Connection connectAs(String role) throws SQLException {
        return connect(role, SETTINGS_OF_SERVICES);
    }

    private Connection connect(String role, Map<String, String> settings) throws SQLException {
        URI uri = URI.create(url);
        Properties properties = new Properties();
        PGProperty.USER.set(properties, role);
        PGProperty.PASSWORD.set(properties, role);
        PGProperty.STRING_TYPE.set(properties, "unspecified");
        PGProperty.PREPARE_THRESHOLD.set(properties, 1);
        PGProperty.OPTIONS.set(
                properties,
                settings.entrySet().stream()
                        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ")));
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        return DriverManager.getConnection(jdbc, properties);
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** The rows, each of so many texts. */
    public List<List<String>> rows(int columns, String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
