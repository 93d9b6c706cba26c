package dev.bookingkit.mail;

import dev.bookingkit.stack.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the mailer at a port where nobody listens yet. */
public final class DeadSmtp implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "test.dead-smtp.port";

    @Override
    public int order() {
        return 100; // after the stack, whose port it replaces
    }

    @Override
    public Map<String, String> start() {
        String port = String.valueOf(FreePort.find());
        return Map.of("quarkus.mailer.port", port, PORT, port);
    }

    @Override
    public void stop() {}
}
