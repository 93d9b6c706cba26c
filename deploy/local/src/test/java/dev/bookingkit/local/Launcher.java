package dev.bookingkit.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** {@code deploy/local/up} as a process of its own, started as a user would. */
@NullUnmarked
final class Launcher implements AutoCloseable {

    static final Path FOLDER = Path.of("").toAbsolutePath();

    private final Process process;
    private final BufferedReader out;
    private final Path err;

    Launcher(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve("up").toString()));
        command.addAll(List.of(arguments));
        err = Files.createTempFile("up", ".err");
        process = new ProcessBuilder(command).redirectError(err.toFile()).start();
        out = process.inputReader();
    }

    /** The line of JSON, once everything is ready. */
    JsonNode ready() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("no line of JSON; standard error was:\n" + err());
        }
        return new JsonMapper().readTree(line);
    }

    Process process() {
        return process;
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Everything else that was written to standard output, up to its end. */
    List<String> restOfOutput() {
        return out.lines().toList();
    }

    /** The launcher and every process below it. */
    List<ProcessHandle> everything() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** The running process of a service. */
    ProcessHandle service(String name) {
        return process.children()
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(word -> word.contains("/" + name + "/target/")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not running"));
    }

    int stop() throws InterruptedException {
        process.toHandle().destroy(); // unlike Process.destroy(), leaves the streams readable
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("up did not stop within a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(err);
    }
}
