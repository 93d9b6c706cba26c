package dev.bookingkit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bookingkit.local.demo.DemoData;
import dev.bookingkit.stack.OrphanGuard;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** The launcher behind {@code deploy/local/up}. */
public final class Up {

    /** Where {@code deploy/local/demo} looks for a running suite, under the repository. */
    public static final String STATE_FILE = "deploy/local/target/running.json";

    private Up() {}

    /** Exit codes: 0 after a stop that was asked for, 1 when something failed, 2 for wrong arguments. */
    public static void main(String[] words) {
        Console console = Console.standard();
        Arguments arguments;
        try {
            arguments = Arguments.parse(List.of(words));
        } catch (Arguments.Wrong e) {
            console.bad(e.getMessage() + "\n");
            System.err.print(Arguments.USAGE);
            System.exit(2);
            return;
        }
        if (arguments.help()) {
            System.err.print(Arguments.USAGE);
            return;
        }
        System.exit(run(arguments, console));
    }

    private static int run(Arguments arguments, Console console) {
        PrintStream programs = System.out;
        Path repository =
                Path.of(System.getProperty("bookingkit.repository", ".")).toAbsolutePath();
        Path state = repository.resolve(STATE_FILE);
        CompletableFuture<String> end = new CompletableFuture<>();
        Suite suite = new Suite(console);
        AtomicReference<String> written = new AtomicReference<>("");
        Thread onSignal =
                new Thread(() -> stop(suite, console, state, Objects.requireNonNullElse(written.get(), "")), "stop");
        try {
            checkPort(arguments.port());
            Path data = dataDirectory(arguments.data());
            logTo(data.resolve("launcher.log"));
            System.setOut(new PrintStream(
                    new FileOutputStream(data.resolve("launcher.out.log").toFile(), true), true, UTF_8));
            Runtime.getRuntime().addShutdownHook(onSignal);
            Running running = suite.start(arguments.port(), data, arguments.data() != null, repository, end::complete);
            if (!arguments.empty()) {
                DemoData.ensure(running.gateway(), running.secrets().secretKey());
                console.good("demo data");
            }
            written.set(running.json());
            Secrets.writePrivately(state, running.json());
            running.summarize(console);
            programs.println(running.json());
            programs.flush();
            console.bad(end.join());
            return 1;
        } catch (Failure e) {
            console.bad(e.getMessage());
            return 1;
        } catch (IOException | RuntimeException e) {
            console.bad("could not start: " + e);
            return 1;
        }
    }

    private static void stop(Suite suite, Console console, Path state, String mine) {
        console.say("stopping …");
        try {
            if (Files.exists(state) && Files.readString(state).equals(mine)) {
                Files.delete(state);
            }
        } catch (IOException e) {
            console.bad("could not delete " + state);
        }
        suite.close();
        console.say("stopped");
    }

    private static Path dataDirectory(@Nullable Path wanted) throws IOException {
        if (wanted != null) {
            return Files.createDirectories(wanted);
        }
        Path temporary = Files.createTempDirectory("bookingkit-up");
        OrphanGuard.deleteWithThisJvm(temporary);
        return temporary;
    }

    private static void checkPort(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            throw new Failure("port " + port + " is taken; choose another with --port N");
        }
    }

    /** The embedded servers' own log, which nobody wants to see on the terminal. */
    private static void logTo(Path file) {
        try {
            Logger root = Logger.getLogger("");
            for (var handler : root.getHandlers()) {
                root.removeHandler(handler);
            }
            FileHandler handler = new FileHandler(file.toString(), 20_000_000, 1, true);
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
            root.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
