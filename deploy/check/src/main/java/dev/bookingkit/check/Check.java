package dev.bookingkit.check;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program behind {@code deploy/check/run}. */
public final class Check {

    /** Held, since what nobody holds forgets its level: the clients' settings would drown what is said here. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Check() {}

    /** Exit codes: 1 when a promise was broken, 2 for wrong arguments. */
    public static void main(String[] words) throws Exception {
        KAFKA.setLevel(Level.WARNING);
        Options options;
        try {
            options = Options.parse(List.of(words).subList(1, words.length), Path.of(words[0]));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        List<String> broken;
        try (RunningSuite suite = RunningSuite.start(options.up())) {
            broken = new Run(options, System.out).of(suite);
        }
        broken.forEach(System.out::println);
        System.out.println(
                broken.isEmpty() ? "Every promise was kept." : broken.size() + " broken; seed " + options.seed());
        System.exit(broken.isEmpty() ? 0 : 1);
    }
}
