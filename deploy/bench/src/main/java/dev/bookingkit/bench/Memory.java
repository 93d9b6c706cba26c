package dev.bookingkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Resident memory of the four services, as Linux counts it. */
final class Memory {

    private static final List<String> SERVICES =
            List.of("booking-service", "availability-service", "payments-service", "notifications-service");

    private Memory() {}

    /** Of the services that are descendants of the given process. */
    static List<String> rows(ProcessHandle suite, String when) throws IOException {
        List<String> rows = new ArrayList<>();
        for (ProcessHandle process : suite.descendants().toList()) {
            String command = commandLine(process);
            for (String service : SERVICES) {
                if (command.contains(service + "/target/quarkus-app/quarkus-run.jar")) {
                    rows.add(String.format(
                            Locale.ROOT,
                            "| %s resident, %s | 1 | %.0f MiB | | |",
                            service,
                            when,
                            residentKib(process) / 1024.0));
                }
            }
        }
        return rows.stream().sorted().toList();
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
