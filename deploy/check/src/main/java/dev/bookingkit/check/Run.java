package dev.bookingkit.check;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One run: play while parts fail, let everything come to rest, check. */
final class Run {

    private static final Duration REPORTED_EVERY = Duration.ofMinutes(1);
    private static final Duration MAILBOX_EMPTIED_EVERY = Duration.ofSeconds(20);
    private static final int REPEATED = 5_000;

    private final Options options;
    private final PrintStream out;
    private final Ledger ledger = new Ledger();

    Run(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** What was broken; nothing where every promise was kept. */
    List<String> of(RunningSuite suite) throws Exception {
        Thread emptying = Thread.ofVirtual().start(() -> emptyMailbox(suite.get("mailbox")));
        try {
            return playAndCheck(suite);
        } finally {
            emptying.interrupt();
        }
    }

    private List<String> playAndCheck(RunningSuite suite) throws Exception {
        out.printf("seed %d, %d operations, %d clients%n", options.seed(), options.operations(), options.clients());
        Client client = new Client(suite.get("gateway"), suite.get("secretKey"), ledger);
        World world = World.create(client, options.seed(), options.clients());
        Instant begin = Instant.now();
        play(suite, client, world);
        Duration played = Duration.between(begin, Instant.now());
        out.printf("%d operations in %d s%n", ledger.operations(), played.toSeconds());
        print(ledger.outcomes(), "%6d × %s%n");
        print(ledger.unsettled(), "%6d × sent again after %s%n");
        Topic topic = new Topic(suite.get("kafka"));
        try (Connection database = suite.database()) {
            Rest.await(topic, database);
            Promises promises = new Promises(database);
            List<String> broken = new ArrayList<>(ledger.violations());
            broken.addAll(check(topic, promises));
            broken.addAll(replay(topic, promises, database));
            broken.addAll(serverLog(suite.logs()));
            if (!broken.isEmpty()) {
                promises.answersStoredFor(broken).forEach(out::println);
                out.println("logs: " + keepLogs(suite.logs()));
            }
            return broken;
        }
    }

    private void play(RunningSuite suite, Client client, World world) throws Exception {
        Thread failing = new Thread(() -> fail(suite), "faults");
        Thread reporting = Thread.ofVirtual().start(this::report);
        failing.start();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant end = options.atMost() == null ? Instant.MAX : Instant.now().plus(options.atMost());
            List<Future<?>> playing = new ArrayList<>();
            for (int i = 0; i < options.clients(); i++) {
                int share = options.operations() / options.clients()
                        + (i < options.operations() % options.clients() ? 1 : 0);
                playing.add(clients.submit(new Player(
                        client,
                        world,
                        ledger,
                        options.seed(),
                        i,
                        next -> next < share && Instant.now().isBefore(end))));
            }
            for (Future<?> player : playing) {
                player.get();
            }
        } finally {
            failing.interrupt();
            reporting.interrupt();
            failing.join();
        }
    }

    /** How fast it goes, for who waits. */
    private void report() {
        try {
            for (long before = 0; ; before = ledger.operations()) {
                Thread.sleep(REPORTED_EVERY);
                out.printf(
                        "  %d operations, %d/s%n",
                        ledger.operations(), (ledger.operations() - before) / REPORTED_EVERY.toSeconds());
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(Map<String, AtomicInteger> counts, String format) {
        new TreeMap<>(counts).forEach((what, count) -> out.printf("  " + format, count.get(), what));
    }

    private void fail(RunningSuite suite) {
        if (options.faultEvery() != null) {
            new Faults(new Processes(suite), out, options.seed(), options.faultEvery()).run();
        }
    }

    private List<String> check(Topic topic, Promises promises) throws SQLException, IOException {
        List<String> broken = new ArrayList<>(promises.p1());
        broken.addAll(promises.p2(ledger));
        Topic.Content content = topic.read();
        out.printf("%d events on the topic, %d records%n", content.ids().size(), content.records());
        broken.addAll(promises.p3(content));
        broken.addAll(promises.p4());
        return broken;
    }

    /** The same records again change nothing. */
    private List<String> replay(Topic topic, Promises promises, Connection database) throws Exception {
        List<String> before = promises.effects();
        int repeated = topic.repeat(REPEATED);
        Rest.await(topic, database);
        List<String> after = promises.effects();
        out.printf("%d records sent again: %s%n", repeated, after);
        return before.equals(after) ? List.of() : List.of("P4: a replay took " + before + " to " + after);
    }

    private static List<String> serverLog(Path logs) throws IOException {
        try (Stream<String> lines = Files.lines(logs.resolve("postgres/log/server.log"))) {
            return lines.filter(line -> line.contains("40P01"))
                    .limit(3)
                    .map(line -> "P1: PostgreSQL's log says: " + line)
                    .toList();
        }
    }

    /** The suite deletes them when it stops. */
    private static Path keepLogs(Path logs) throws IOException {
        Path kept = Files.createTempDirectory("bookingkit-check");
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()));
            }
        }
        Files.copy(logs.resolve("postgres/log/server.log"), kept.resolve("postgres.log"));
        return kept;
    }

    /** It is in memory, and with tens of thousands of mails in it each further one takes most of a core. */
    private static void emptyMailbox(String mailbox) {
        HttpRequest delete =
                HttpRequest.newBuilder(URI.create(mailbox)).DELETE().build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                Thread.sleep(MAILBOX_EMPTIED_EVERY);
                try {
                    http.send(delete, HttpResponse.BodyHandlers.discarding());
                } catch (IOException later) {
                    // the next time
                }
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }
}
