package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.stack.FreePort;
import dev.bookingkit.stack.LocalHttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class ServiceProcessTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();

    @Test
    void aServiceThatEndsBeforeItIsReadyShowsItsLastLines() {
        ServiceProcess service = process("echo starting; echo boom >&2; exit 3", "http://127.0.0.1:" + FreePort.find());
        service.start();

        assertThatThrownBy(service::awaitReady)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("thing ended with code 3")
                .hasMessageContaining("boom")
                .hasMessageContaining("thing.log");
    }

    @Test
    void aReadyServiceThatDiesIsStartedAgainButNotForever() throws Exception {
        try (LocalHttpServer health =
                new LocalHttpServer(0, exchange -> LocalHttpServer.json(exchange, 200, new byte[0]))) {
            ServiceProcess service = process("echo $MEANING; exec sleep 1000", health.url());
            service.start();
            service.awaitReady();
            for (int kill = 1; kill <= 5; kill++) {
                long dead = service.pid();
                ProcessHandle.of(dead).orElseThrow().destroyForcibly();
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> service.pid() != dead);
            }
            assertThat(gaveUp).isNotDone();
            assertThat(said.toString()).contains("thing ended with code 137; starting it again");

            ProcessHandle.of(service.pid()).orElseThrow().destroyForcibly();

            assertThat(gaveUp.get(10, TimeUnit.SECONDS)).contains("thing died 6 times within a minute");
            assertThat(Files.readString(folder.resolve("thing.log"))).contains("42");
        }
    }

    @Test
    void aStoppedServiceStaysStopped() throws Exception {
        try (LocalHttpServer health =
                new LocalHttpServer(0, exchange -> LocalHttpServer.json(exchange, 200, new byte[0]))) {
            ServiceProcess service = process("exec sleep 1000", health.url());
            service.start();
            service.awaitReady();
            ProcessHandle running = ProcessHandle.of(service.pid()).orElseThrow();

            service.stop();

            assertThat(running.isAlive()).isFalse();
            assertThat(service.pid()).isEqualTo(running.pid());
            assertThat(said.toString()).isEmpty();
        }
    }

    private ServiceProcess process(String script, String url) {
        return new ServiceProcess(
                "thing",
                List.of("sh", "-c", script),
                Map.of("MEANING", "42"),
                URI.create(url),
                folder.resolve("thing.log"),
                new Console(new PrintStream(said, true), false),
                gaveUp::complete);
    }
}
