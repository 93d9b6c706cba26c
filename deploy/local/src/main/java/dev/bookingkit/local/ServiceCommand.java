package dev.bookingkit.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a service's process is started: small heap, simple collector, and room enough for classes and code that no full collection comes
 * of loading or compiling them.
 */
final class ServiceCommand {

    private ServiceCommand() {}

    static List<String> of(Path repository, String service) {
        Path jar = repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Failure(service + " is not built: " + jar + " is missing");
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // a terminal's Ctrl-C goes to the launcher alone, which stops in order
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms96m",
                "-Xmx144m",
                "-XX:MetaspaceSize=128m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=48m",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-jar",
                jar.toString()));
        return command;
    }
}
