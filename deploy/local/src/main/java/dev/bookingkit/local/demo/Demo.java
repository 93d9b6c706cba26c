package dev.bookingkit.local.demo;

import dev.bookingkit.local.Console;
import dev.bookingkit.local.Up;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The program behind {@code deploy/local/demo}. */
public final class Demo {

    private static final String USAGE = """
            usage: deploy/local/demo [--json FILE]

              --json FILE  the line that deploy/local/up printed; - reads it from standard input;
                           without it the suite that runs from this checkout is used
            """;

    private Demo() {}

    /** Exit codes: 0 when every step did what it says, 1 when one did not, 2 for wrong arguments. */
    public static void main(String[] words) {
        Console console = Console.standard();
        String source;
        if (words.length == 0) {
            source = Path.of(System.getProperty("bookingkit.repository", "."))
                    .resolve(Up.STATE_FILE)
                    .toString();
        } else if (words.length == 2 && words[0].equals("--json")) {
            source = words[1];
        } else {
            System.err.print(USAGE);
            System.exit(words.length == 1 && words[0].equals("--help") ? 0 : 2);
            return;
        }
        System.exit(run(source, console));
    }

    private static int run(String source, Console console) {
        try {
            Addresses addresses = Addresses.parse(read(source));
            new MainJob(console, addresses, Duration.ofSeconds(60)).run();
            console.title("The main job is done.");
            return 0;
        } catch (IOException e) {
            console.bad("no running suite found (" + e.getMessage() + "); start one with deploy/local/up");
            return 1;
        } catch (StepFailed e) {
            console.bad(e.getMessage());
            return 1;
        }
    }

    private static String read(String source) throws IOException {
        return source.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(source));
    }
}
