package dev.bookingkit.sweeping;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Comes first and cannot be done. */
@Singleton
@Priority(1_000)
class BrokenSweeps implements Sweeps {

    @Override
    public List<Sweep> sweeps() {
        return List.of(Sweep.of("no_such_table", "created_at", Duration.ZERO));
    }
}
