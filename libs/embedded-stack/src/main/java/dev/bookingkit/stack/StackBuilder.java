package dev.bookingkit.stack;

import dev.bookingkit.stack.stripe.StripeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What to start, and how. */
public final class StackBuilder {

    private static final int PARTITIONS = 3;

    private Mode mode = Mode.configured();
    private Set<Part> wanted = EnumSet.allOf(Part.class);
    private final Map<String, Integer> topics = new HashMap<>();
    private @Nullable Path dataDirectory;
    private boolean fsync;
    private int postgresPort;
    private int kafkaPort;
    private boolean kafkaInOwnProcess;
    private int oidcPort;
    private String stripeApiVersion = StripeSimulator.API_VERSION;
    private Consumer<Database> afterPostgres = database -> {};
    private BiConsumer<Part, Duration> onReady = (part, time) -> {};

    StackBuilder() {}

    public StackBuilder mode(Mode chosen) {
        mode = chosen;
        return this;
    }

    /** Starts these parts and no others. */
    public StackBuilder only(Part first, Part... more) {
        wanted = EnumSet.of(first, more);
        return this;
    }

    /** Topics to create at start, three partitions each; others are created on first use, with three as well. */
    public StackBuilder topics(String... names) {
        return topics(List.of(names), PARTITIONS);
    }

    public StackBuilder topics(List<String> names, int partitions) {
        names.forEach(name -> topics.put(name, partitions));
        return this;
    }

    /** Keeps PostgreSQL's and Kafka's data here, so that the next start finds it; implies fsync. */
    public StackBuilder dataDirectory(Path directory) {
        dataDirectory = directory.toAbsolutePath();
        return fsync(true);
    }

    /** Whether a commit survives a power failure. Off by default: killed processes lose nothing either way. */
    public StackBuilder fsync(boolean on) {
        fsync = on;
        return this;
    }

    /** @param port 0, the default, for any free one */
    public StackBuilder postgresPort(int port) {
        postgresPort = port;
        return this;
    }

    /** @param port 0, the default, for any free one */
    public StackBuilder kafkaPort(int port) {
        kafkaPort = port;
        return this;
    }

    /** Embedded Kafka runs in a JVM of its own, which is started again when it dies, so that it can be killed or frozen. */
    public StackBuilder kafkaInOwnProcess() {
        kafkaInOwnProcess = true;
        return this;
    }

    /** @param port 0, the default, for any free one */
    public StackBuilder oidcPort(int port) {
        oidcPort = port;
        return this;
    }

    /** The API version that the simulator's events carry: that of the stripe-java in use. */
    public StackBuilder stripeApiVersion(String version) {
        stripeApiVersion = version;
        return this;
    }

    /** Runs once PostgreSQL answers, while the other parts still start: the place for migrations. */
    public StackBuilder afterPostgres(Consumer<Database> action) {
        afterPostgres = action;
        return this;
    }

    /** Told of each part as it becomes ready, with the time since {@link #start()}; called on several threads. */
    public StackBuilder onReady(BiConsumer<Part, Duration> listener) {
        onReady = listener;
        return this;
    }

    /** Starts all parts side by side and returns when the last one is ready; if one fails, none is left running. */
    public EmbeddedStack start() {
        Path directory = dataDirectory != null ? dataDirectory : temporaryDirectory();
        Map<Part, Running<?>> started = new EnumMap<>(Part.class);
        EmbeddedStack stack =
                new EmbeddedStack(started, dataDirectory != null ? () -> {} : () -> Directories.delete(directory));
        long begin = System.nanoTime();
        List<CompletableFuture<Void>> starting = wanted.stream()
                .map(part -> EmbeddedStack.onThread(() -> launch(part, directory))
                        .thenAccept(running -> {
                            synchronized (started) {
                                started.put(part, running);
                            }
                            afterStart(running);
                            onReady.accept(part, Duration.ofNanos(System.nanoTime() - begin));
                        }))
                .toList();
        try {
            CompletableFuture.allOf(starting.toArray(CompletableFuture<?>[]::new))
                    .join();
            return stack;
        } catch (CompletionException e) {
            stack.close();
            throw new IllegalStateException("the stack did not start: " + e.getCause(), e.getCause());
        }
    }

    private void afterStart(Running<?> running) {
        if (running.server() instanceof Database database) {
            afterPostgres.accept(database);
        }
    }

    private Running<?> launch(Part part, Path directory) {
        try {
            return switch (part) {
                case POSTGRES -> PostgresServers.start(mode, directory, postgresPort, fsync);
                case KAFKA -> KafkaServers.start(mode, directory, kafkaPort, kafkaInOwnProcess, topics);
                case OIDC -> closeable(new OidcServer(oidcPort));
                case MAIL -> closeable(new MailServer());
                case STRIPE -> closeable(new StripeSimulator(stripeApiVersion));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(part + ": " + e.getMessage(), e);
        }
    }

    private static <T extends AutoCloseable> Running<T> closeable(T server) {
        return new Running<>(server, server);
    }

    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("bookingkit-stack");
            OrphanGuard.deleteWithThisJvm(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
