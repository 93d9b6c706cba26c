package dev.bookingkit.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to this version of the schema. Runs once before the services start: in the local run, in tests, as
 * a Job in production; never inside a service.
 */
public final class SchemaMigration {

    private static final String LOCK_TIMEOUT = "SET lock_timeout = '10s'";

    private SchemaMigration() {}

    /** As {@link #migrate(String, String, String, Map)}, the services' passwords equal to their role names. */
    public static int migrate(String jdbcUrl, String user, String password) {
        return migrate(jdbcUrl, user, password, Map.of());
    }

    /**
     * Applies what is missing. Safe to repeat, and to run from several processes at once (one works, the others wait).
     *
     * @param user a superuser, or an owner that may create roles and the trusted extension {@code btree_gist}
     * @param placeholders {@code <role>_password} for each role of {@link Service}; a missing one is the role's name,
     *     which is for local runs only. Roles that exist keep their password.
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException if one fails; its changes are rolled back
     */
    public static int migrate(String jdbcUrl, String user, String password, Map<String, String> placeholders) {
        Map<String, String> passwords = new HashMap<>();
        for (Service service : Service.values()) {
            passwords.put(passwordPlaceholder(service), service.role());
        }
        passwords.putAll(placeholders);
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                .initSql(LOCK_TIMEOUT)
                .placeholders(passwords)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /**
     * The Job. Reads {@code DB_JDBC_URL}, {@code DB_USER}, {@code DB_PASSWORD} (or the three as arguments) and, per
     * role, {@code BOOKING_SERVICE_PASSWORD} and so on. Ends with a stack trace and code 1 when a migration fails.
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Map<String, String> passwords = new HashMap<>();
        for (Service service : Service.values()) {
            String placeholder = passwordPlaceholder(service);
            String value = environment.get(placeholder.toUpperCase(Locale.ROOT));
            if (value != null) {
                passwords.put(placeholder, value);
            }
        }
        int applied = migrate(
                setting(args, 0, environment, "DB_JDBC_URL"),
                setting(args, 1, environment, "DB_USER"),
                setting(args, 2, environment, "DB_PASSWORD"),
                passwords);
        System.out.println("schema is up to date, migrations applied: " + applied);
    }

    private static String passwordPlaceholder(Service service) {
        return service.role() + "_password";
    }

    private static String setting(String[] args, int index, Map<String, String> environment, String name) {
        String value = args.length > index ? args[index] : environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "set " + name + ", or give it as argument " + (index + 1) + " (jdbc url, user, password)");
        }
        return value;
    }
}
