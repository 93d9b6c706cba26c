package dev.bookingkit.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Starts PostgreSQL in each of the modes. */
final class PostgresServers {

    private static final String DATABASE = "bookingkit";
    private static final String SUPERUSER = "postgres";
    private static final Map<String, String> SETTINGS = Map.of(
            "max_connections", "300",
            "shared_buffers", "128MB",
            "max_wal_size", "2GB",
            "log_lock_waits", "on",
            "deadlock_timeout", "1s",
            "log_error_verbosity", "verbose",
            "timezone", "UTC");

    private PostgresServers() {}

    static Running<Database> start(Mode mode, Path directory, int port, boolean fsync) throws IOException {
        Running<Database> running = switch (mode) {
            case EMBEDDED -> embedded(directory, port, fsync);
            case TESTCONTAINERS -> container();
            case GIVEN -> new Running<>(Database.of(Mode.required("bookingkit.stack.postgres"), null), () -> {});
        };
        running.server().execute("CREATE EXTENSION IF NOT EXISTS btree_gist");
        return running;
    }

    /** As root, the library starts PostgreSQL in a user namespace of its own (unshare -U), where it is not root. */
    private static Running<Database> embedded(Path directory, int port, boolean fsync) throws IOException {
        Path data = directory.resolve("postgres");
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        removeStaleLock(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // it would race with an orderly close; the guard covers the rest
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig(
                        "synchronous_commit", "on") // the library's "off" loses acknowledged commits in a crash
                .setServerConfig("fsync", fsync ? "on" : "off")
                .setServerConfig("full_page_writes", fsync ? "on" : "off")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "log")
                .setServerConfig("log_filename", "server.log")
                .setServerConfig("log_rotation_age", "0")
                .setServerConfig("log_line_prefix", "'%m [%p] %u '");
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = start(builder);
        long pid = pid(data);
        OrphanGuard.stopWithThisJvm(pid, "INT");
        Path log = data.resolve("log").resolve("server.log");
        Database server = new Database("127.0.0.1", postgres.getPort(), SUPERUSER, SUPERUSER, "", log);
        if (fresh) {
            server.execute("CREATE DATABASE " + DATABASE + " TEMPLATE template0");
        }
        return new Running<>(new Database("127.0.0.1", postgres.getPort(), DATABASE, SUPERUSER, "", log), () -> {
            postgres.close();
            if (ended(pid)) {
                OrphanGuard.forget(pid);
            }
        });
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) throws IOException {
        synchronized (PostgresServers.class) { // the library unpacks its binaries once per user; its lock is per JVM
            return builder.start();
        }
    }

    /** A killed server leaves its pid file; when that process is gone, or on its way, the file only stands in the way. */
    private static void removeStaleLock(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = pid(data);
        if (!ended(pid)) {
            throw new IOException("a PostgreSQL (process " + pid + ") already runs on " + data);
        }
        Files.deleteIfExists(file);
    }

    private static long pid(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().trim());
    }

    private static boolean ended(long pid) {
        try {
            ProcessHandle.of(pid)
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .get(10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static Running<Database> container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withDatabaseName(DATABASE)
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withCommand(command());
        container.start();
        @Nullable Path noLog = null;
        return new Running<>(
                new Database(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        DATABASE,
                        SUPERUSER,
                        SUPERUSER,
                        noLog),
                container);
    }

    private static String[] command() {
        StringBuilder command = new StringBuilder("postgres -c fsync=off");
        SETTINGS.forEach(
                (name, value) -> command.append(" -c ").append(name).append('=').append(value));
        return command.toString().split(" ");
    }
}
