package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class UpIT {

    private static final List<String> SERVICES =
            List.of("availability-service", "booking-service", "notifications-service", "payments-service");

    @Test
    void runsTheMainJobWithinItsMemoryAndLeavesNothing() throws Exception {
        try (Launcher up = new Launcher("--port", "0")) {
            JsonNode line = up.ready();
            List<ProcessHandle> all = up.everything();
            assertThat(all).hasSizeGreaterThanOrEqualTo(1 + SERVICES.size());

            Process demo = new ProcessBuilder(Launcher.FOLDER.resolve("demo").toString(), "--json", "-")
                    .redirectErrorStream(true)
                    .start();
            try (var in = demo.outputWriter()) {
                in.write(line.toString());
            }
            String said = new String(demo.getInputStream().readAllBytes());
            assertThat(demo.waitFor()).as(said).isZero();
            for (String service : SERVICES) {
                assertThat(residentMegabytes(up.service(service))).as(service).isLessThanOrEqualTo(350);
            }

            up.stop();

            assertThat(up.restOfOutput()).isEmpty();
            assertThat(all).allSatisfy(process -> process.onExit().get(10, TimeUnit.SECONDS));
            Path logs = Path.of(line.path("logs").asText());
            awaitGone(logs);
        }
    }

    @Test
    void keepsDataAndKeysBetweenRunsAndDiesCompletelyWhenKilled(@TempDir Path data) throws Exception {
        String key;
        List<ProcessHandle> all;
        try (Launcher up = new Launcher("--port", "0", "--data", data.toString())) {
            JsonNode line = up.ready();
            key = line.path("secretKey").asText();
            assertThat(provider(line)).contains("Dana Demo");
            all = up.everything();
            up.process().destroyForcibly();
        }
        assertThat(all).allSatisfy(process -> process.onExit().get(30, TimeUnit.SECONDS));

        try (Launcher again = new Launcher("--port", "0", "--data", data.toString(), "--empty")) {
            JsonNode line = again.ready();
            assertThat(line.path("secretKey").asText()).isEqualTo(key);
            assertThat(provider(line)).contains("Dana Demo");
            again.stop();
        }
    }

    private static String provider(JsonNode line) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(line.path("gateway").asText() + "/v1/providers"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + line.path("secretKey").asText())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static long residentMegabytes(ProcessHandle process) throws Exception {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .mapToLong(status -> Long.parseLong(status.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitGone(Path directory) throws InterruptedException {
        for (int i = 0; i < 100 && Files.exists(directory); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(directory).doesNotExist();
    }
}
