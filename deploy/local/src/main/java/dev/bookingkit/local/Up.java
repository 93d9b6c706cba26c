package dev.bookingkit.local;

import dev.bookingkit.local.demo.DemoData;
import dev.bookingkit.local.demo.StepFailed;
import dev.bookingkit.stack.OrphanGuard;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The launcher behind {@code deploy/local/up}. */
public final class Up {

    /** Where {@code deploy/local/demo} looks for a running suite, under the repository. */
    public static final String STATE_FILE = "deploy/local/target/running.json";

    private final Arguments arguments;
    private final Console console;
    private final PrintStream programs = System.out;
    private final Path repository =
            Path.of(System.getProperty("bookingkit.repository", ".")).toAbsolutePath();
    private final StateFile state = new StateFile(repository);
    private final Suite suite;

    private Up(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
        this.suite = new Suite(console);
    }

    /** Exit codes: 1 when something failed, 2 for wrong arguments, 128 + n after signal n. */
    public static void main(String[] words) {
        Console console = Console.standard();
        try {
            Arguments arguments = Arguments.parse(List.of(words));
            if (arguments.help()) {
                System.err.print(Arguments.USAGE);
            } else {
                new Up(arguments, console).run();
                System.exit(1);
            }
        } catch (Arguments.Wrong e) {
            console.bad(e.getMessage() + "\n");
            System.err.print(Arguments.USAGE);
            System.exit(2);
        }
    }

    /** Returns only when something went wrong; a signal ends the JVM through its shutdown hook. */
    private void run() {
        Path data;
        try {
            checkPort();
            data = dataDirectory();
            LogFiles.redirect(data);
        } catch (Failure | IOException e) {
            console.bad(e.getMessage());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            console.bad(runUntilItFails(data));
        } catch (Failure | StepFailed e) {
            console.bad(e.getMessage());
        } catch (IOException | RuntimeException e) {
            console.bad("could not start: " + e);
        }
        keepLogs(data);
    }

    private String runUntilItFails(Path data) throws IOException {
        CompletableFuture<String> failure = new CompletableFuture<>();
        Running running = suite.start(arguments, data, repository, failure::complete);
        if (!arguments.empty()) {
            DemoData.ensure(running.gateway(), running.secrets().secretKey());
            console.good("demo data");
        }
        state.write(running.json());
        running.summarize(console);
        programs.println(running.json());
        programs.flush();
        return failure.join();
    }

    private void stop() {
        console.say("stopping …");
        state.delete();
        suite.close();
        console.say("stopped");
    }

    private void keepLogs(Path data) {
        if (arguments.data() == null) {
            try {
                console.say("all logs: " + LogFiles.save(data, repository));
            } catch (IOException e) {
                console.bad("the logs could not be kept: " + e);
            }
        }
    }

    private Path dataDirectory() throws IOException {
        if (arguments.data() != null) {
            return Files.createDirectories(arguments.data());
        }
        Path temporary = Files.createTempDirectory("bookingkit-up");
        OrphanGuard.deleteWithThisJvm(temporary);
        return temporary;
    }

    private void checkPort() {
        if (arguments.port() == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), arguments.port()));
        } catch (IOException e) {
            throw new Failure("port " + arguments.port() + " is taken; choose another with --port N", e);
        }
    }
}
