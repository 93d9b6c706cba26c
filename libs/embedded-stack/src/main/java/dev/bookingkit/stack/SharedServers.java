package dev.bookingkit.stack;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The servers of {@link SharedStack} that are started once per JVM. Quarkus loads test classes anew for each
 * configuration, so this class is always taken from the system class loader, and only JDK types pass.
 */
public final class SharedServers {

    private static @Nullable Map<String, String> addresses;

    private SharedServers() {}

    @SuppressWarnings("unchecked")
    static Map<String, String> ofThisJvm() {
        try {
            Class<?> shared = Class.forName(SharedServers.class.getName(), true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>) shared.getMethod("start").invoke(null);
        } catch (ClassNotFoundException e) {
            return start();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e instanceof InvocationTargetException ? e.getCause() : e);
        }
    }

    /** The addresses of the servers, started by the first call. For {@link SharedStack} only. */
    public static synchronized Map<String, String> start() {
        if (addresses == null) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(SharedServers.class.getClassLoader());
            try {
                addresses = startServers();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return addresses;
    }

    private static Map<String, String> startServers() {
        EmbeddedStack servers = EmbeddedStack.builder()
                .only(Part.POSTGRES, Part.KAFKA)
                .afterPostgres(SharedServers::migrate)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "shared-stack-stop"));
        Map<String, String> found = new TreeMap<>();
        found.put("postgres", servers.postgres().url());
        found.put("kafka", servers.kafka().bootstrapServers());
        if (servers.postgres().log() != null) {
            found.put("log", servers.postgres().log().toString());
        }
        return found;
    }

    /** By name, since shared-schema's own tests use this module. */
    private static void migrate(Database database) {
        try {
            Class.forName("dev.bookingkit.schema.SchemaMigration")
                    .getMethod("migrate", String.class, String.class, String.class, Map.class)
                    .invoke(null, database.jdbcUrl(), database.user(), database.password(), Map.of());
        } catch (ClassNotFoundException e) {
            return; // a module without the schema gets an empty database
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the migration failed", e instanceof InvocationTargetException ? e.getCause() : e);
        }
    }
}
