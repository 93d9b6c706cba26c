package dev.bookingkit.check;

import java.nio.file.Path;
import java.util.List;

/**
 * What to do.
 *
 * @param operations how many, all clients together
 * @param seed decides every client's operations and every fault
 * @param faults whether processes are killed and frozen meanwhile
 * @param up the command that starts the suite
 */
record Options(int operations, int clients, long seed, boolean faults, Path up) {

    static final String USAGE = """
            usage: deploy/check/run [--operations N] [--clients N] [--seed N] [--no-faults]

              --operations N  how many operations, all clients together; 20000 unless given
              --clients N     how many clients at a time; 16 unless given
              --seed N        repeats the operations and faults of a run that printed this seed
              --no-faults     kills and freezes nothing
            """;

    static Options parse(List<String> words, Path up) {
        Options options = new Options(20_000, 16, System.nanoTime(), true, up);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            options = switch (word) {
                case "--operations" -> options.withOperations(Math.toIntExact(number(words, ++i)));
                case "--clients" -> options.withClients(Math.toIntExact(number(words, ++i)));
                case "--seed" -> options.withSeed(number(words, ++i));
                case "--no-faults" -> options.withoutFaults();
                default -> throw new IllegalArgumentException("unknown option " + word);
            };
        }
        return options;
    }

    private static long number(List<String> words, int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException(words.get(index - 1) + " needs a number");
        }
        return Long.parseLong(words.get(index));
    }

    Options withOperations(int number) {
        return new Options(number, clients, seed, faults, up);
    }

    Options withClients(int number) {
        return new Options(operations, number, seed, faults, up);
    }

    Options withSeed(long number) {
        return new Options(operations, clients, number, faults, up);
    }

    Options withoutFaults() {
        return new Options(operations, clients, seed, false, up);
    }
}
