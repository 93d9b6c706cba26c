package dev.bookingkit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class OrphanGuardTest {

    /** Starts a stack, tells the server's process and directory, and waits to be killed. */
    public static final class Victim {
        public static void main(String[] arguments) throws Exception {
            EmbeddedStack stack = EmbeddedStack.builder().only(Part.POSTGRES).start();
            Path data = stack.postgres().log().getParent().getParent();
            System.out.println(
                    "pid " + Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            System.out.println("directory " + data.getParent());
            Thread.currentThread().join();
        }
    }

    @Test
    void aKilledJvmLeavesNeitherServersNorFiles() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = victim.inputReader();
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(after(lines, "pid "))).orElseThrow();
        Path directory = Path.of(after(lines, "directory "));
        assertThat(server.isAlive()).isTrue();

        victim.destroyForcibly().waitFor();

        server.onExit().get(20, TimeUnit.SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Files.exists(directory) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(directory).doesNotExist();
    }

    private static String after(BufferedReader lines, String prefix) throws Exception {
        return lines.lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .substring(prefix.length());
    }
}
