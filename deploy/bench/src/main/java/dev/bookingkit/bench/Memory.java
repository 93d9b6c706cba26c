package dev.bookingkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Resident memory of the four services, as Linux counts it. */
final class Memory {

    private static final List<String> SERVICES =
            List.of("booking-service", "availability-service", "payments-service", "notifications-service");

    private Memory() {}

    /** Of the services of the suite. */
    static List<Figure> figures(Suite suite, String when, Goal goal) throws IOException {
        List<Figure> figures = new ArrayList<>();
        List<ProcessHandle> processes = suite.process().descendants().toList();
        for (String service : SERVICES) {
            for (ProcessHandle process : processes) {
                if (isOneOf(process, List.of(service))) {
                    figures.add(new Figure(
                            service + " resident, " + when, residentKib(process) / 1024.0, "MiB", goal, "VmRSS"));
                }
            }
        }
        return figures;
    }

    static boolean isOneOf(ProcessHandle process, List<String> services) throws IOException {
        String command = commandLine(process);
        return services.stream().anyMatch(service -> command.contains(service + "/target/quarkus-app/quarkus-run.jar"));
    }

    private static String commandLine(ProcessHandle process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        return Files.exists(file) ? Files.readString(file).replace('\0', ' ') : "";
    }

    private static double residentKib(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
