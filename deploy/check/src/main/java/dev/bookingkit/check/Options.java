package dev.bookingkit.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do.
 *
 * @param operations how many, all clients together
 * @param seed decides every client's operations and every fault
 * @param faultEvery how long it is from one fault to the next, on average; null: nothing is killed or frozen
 * @param atMost after this no further operation begins; null: all are played
 * @param up the command that starts the suite
 */
record Options(
        int operations,
        int clients,
        long seed,
        @Nullable Duration faultEvery,
        @Nullable Duration atMost,
        Path up) {

    static final String USAGE = """
            usage: deploy/check/run [--operations N] [--clients N] [--seed N] [--fault-every N | --no-faults] [--minutes N]

              --operations N  how many operations, all clients together; 20000 unless given
              --clients N     how many clients at a time; 16 unless given
              --seed N        repeats the operations and faults of a run that printed this seed
              --fault-every N seconds from one fault to the next, on average; 12 unless given
              --no-faults     kills and freezes nothing
              --minutes N     begins no operation after N minutes, and checks what was played
            """;

    static Options parse(List<String> words, Path up) {
        Options options = new Options(20_000, 16, System.nanoTime(), Duration.ofSeconds(12), null, up);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            options = switch (word) {
                case "--operations" -> options.withOperations(Math.toIntExact(number(words, ++i)));
                case "--clients" -> options.withClients(Math.toIntExact(number(words, ++i)));
                case "--seed" -> options.withSeed(number(words, ++i));
                case "--fault-every" -> options.withFaultEvery(Duration.ofSeconds(number(words, ++i)));
                case "--no-faults" -> options.withFaultEvery(null);
                case "--minutes" -> options.withAtMost(Duration.ofMinutes(number(words, ++i)));
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
        return new Options(number, clients, seed, faultEvery, atMost, up);
    }

    Options withClients(int number) {
        return new Options(operations, number, seed, faultEvery, atMost, up);
    }

    Options withSeed(long number) {
        return new Options(operations, clients, number, faultEvery, atMost, up);
    }

    private Options withFaultEvery(@Nullable Duration pause) {
        return new Options(operations, clients, seed, pause, atMost, up);
    }

    private Options withAtMost(Duration limit) {
        return new Options(operations, clients, seed, faultEvery, limit, up);
    }
}
