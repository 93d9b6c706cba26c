package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form of {@code deploy/check/run}; {@code -Dcheck.seed=N} for another history. */
class HistoryIT {

    private static final int OPERATIONS = 1_500;
    private static final int CLIENTS = 8;
    private static final Duration FAULT_EVERY = Duration.ofSeconds(8);

    @Test
    void keepsItsPromisesWhileItsPartsAreKilledAndFrozen() throws Exception {
        Options options =
                new Options(OPERATIONS, CLIENTS, Long.getLong("check.seed", 20_261), FAULT_EVERY, null, Path.of(""));

        assertThat(new Run(options, System.out).of(SharedSuite.get())).isEmpty();
    }
}
