package dev.bookingkit.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.stack.Database;
import java.io.IOException;
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
        return Database.of(line.path("postgres").asText(), null);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (up) {
            up.stop();
        }
    }
}
