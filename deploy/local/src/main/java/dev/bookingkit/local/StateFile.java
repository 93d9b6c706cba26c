package dev.bookingkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells {@code deploy/local/demo} what runs from this checkout; the last suite that started wins. */
final class StateFile {

    private final Path file;
    private volatile String mine = "";

    StateFile(Path repository) {
        file = repository.resolve(Up.STATE_FILE);
    }

    void write(String json) throws IOException {
        mine = json;
        Secrets.writePrivately(file, json);
    }

    /** Unless another suite has written it since. */
    void delete() {
        try {
            if (Files.exists(file) && Files.readString(file).equals(mine)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            return; // the demo finds nobody at the address in it, and says so
        }
    }
}
