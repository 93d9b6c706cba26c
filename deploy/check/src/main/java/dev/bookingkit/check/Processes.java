package dev.bookingkit.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The suite's processes, found when they are wanted: whoever was killed has a new number. */
final class Processes {

    private final RunningSuite suite;

    Processes(RunningSuite suite) {
        this.suite = suite;
    }

    List<ProcessHandle> replicas(String service) {
        return descendants("/" + service + "/target/");
    }

    List<ProcessHandle> kafka() {
        return descendants("KafkaProcess");
    }

    /** The server and all that it has started. */
    List<ProcessHandle> postgres() {
        List<ProcessHandle> all = new ArrayList<>();
        postmaster().ifPresent(server -> {
            all.add(server);
            server.descendants().forEach(all::add);
        });
        return all;
    }

    /** Connections of the services; one that is killed takes the whole server through crash recovery. */
    List<ProcessHandle> backends() {
        return postgres().stream()
                .filter(process -> commandLine(process).contains("_service bookingkit"))
                .toList();
    }

    private Optional<ProcessHandle> postmaster() {
        Path file = suite.logs().resolve("postgres/postmaster.pid");
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(file).getFirst().strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> descendants(String word) {
        return suite.launcher()
                .descendants()
                .filter(process -> commandLine(process).contains(word))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** {@code KILL}, {@code STOP} or {@code CONT}. */
    static void signal(String name, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.of(processes).flatMap(List::stream).forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
