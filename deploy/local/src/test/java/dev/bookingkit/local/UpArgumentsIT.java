package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class UpArgumentsIT {

    @Test
    void explainsItselfOnDemandAndOnMistakes() throws Exception {
        try (Launcher help = new Launcher("--help");
                Launcher wrong = new Launcher("--prot", "1")) {
            assertThat(help.process().waitFor()).isZero();
            assertThat(help.err()).startsWith("usage: deploy/local/up");
            assertThat(wrong.process().waitFor()).isEqualTo(2);
            assertThat(wrong.err()).contains("unknown option --prot", "usage: deploy/local/up");
            assertThat(wrong.restOfOutput()).isEmpty();
        }
    }

    @Test
    void aTakenPortIsAClearLineBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            long begin = System.nanoTime();
            try (Launcher up = new Launcher("--port", port)) {
                assertThat(up.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(up.process().exitValue()).isEqualTo(1);
                assertThat(up.err()).contains("port " + port + " is taken").doesNotContain("postgres");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            }
        }
    }
}
