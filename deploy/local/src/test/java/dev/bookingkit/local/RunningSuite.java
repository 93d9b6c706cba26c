package dev.bookingkit.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.stack.Database;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;

/**
 * A suite that is up.
 *
 * @param line what it printed
 */
@NullUnmarked
record RunningSuite(Launcher up, JsonNode line) implements AutoCloseable {

    static RunningSuite start() throws IOException {
        Launcher up = new Launcher("--port", "0", "--empty");
        try {
            return new RunningSuite(up, up.ready());
        } catch (IOException | AssertionError failed) {
            up.close();
            throw failed;
        }
    }

    String gateway() {
        return line.path("gateway").asText();
    }

    String secretKey() {
        return line.path("secretKey").asText();
    }

    Database database() {
        Path log = Path.of(line.path("logs").asText(), "postgres", "log", "server.log");
        return Database.of(line.path("postgres").asText(), log);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (up) {
            up.stop();
        }
    }
}
