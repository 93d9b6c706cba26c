package dev.bookingkit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Where the words go that nobody wants to see on the terminal. */
final class LogFiles {

    private LogFiles() {}

    /** The embedded servers' own log, and what they print to standard output, which is for programs alone. */
    static void redirect(Path directory) throws IOException {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        FileHandler handler = new FileHandler(directory.resolve("launcher.log").toString(), 20_000_000, 1, true);
        handler.setFormatter(new SimpleFormatter());
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> root.log(Level.WARNING, thread.getName() + " ended", failure));
        System.setOut(new PrintStream(
                new FileOutputStream(directory.resolve("launcher.out.log").toFile(), true), true, UTF_8));
    }

    /** Copies the logs of a run that failed to where they outlive it. */
    static Path save(Path directory, Path repository) throws IOException {
        Path saved = Files.createDirectories(repository.resolve("deploy/local/target/failed-run"));
        List<Path> logs;
        try (Stream<Path> files = Files.list(directory)) {
            logs = files.filter(file -> file.toString().endsWith(".log")).toList();
        }
        for (Path log : logs) {
            Files.copy(log, saved.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return saved;
    }
}
