package dev.bookingkit.check;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;

/** One suite for all tests of the module: starting it is most of their time. */
@NullUnmarked
final class SharedSuite {

    private static RunningSuite suite;

    private SharedSuite() {}

    static synchronized RunningSuite get() throws IOException {
        if (suite == null) {
            RunningSuite started =
                    RunningSuite.start(Path.of("../local/up").toAbsolutePath().normalize());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            suite = started;
        }
        return suite;
    }
}
