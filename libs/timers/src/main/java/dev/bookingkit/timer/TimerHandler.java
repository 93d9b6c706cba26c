package dev.bookingkit.timer;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** What is done when timers of one kind become due; a CDI bean. */
public interface TimerHandler {

    /** The kind it handles, unique within the service. */
    String kind();

    /**
     * Does it, at least once. A failure runs it again later, with growing pauses of at most five minutes.
     *
     * <p>Runs on a Vert.x context of its own, in no transaction.
     */
    Uni<Outcome> fire(Timer timer);

    /** How many of this kind run at the same time in one replica. */
    default int concurrency() {
        return 16;
    }

    /** What is to become of the timer. */
    sealed interface Outcome {

        /** It is done with. */
        record Done() implements Outcome {}

        /** The handler has done away with it in its own transaction, {@link Timers#settle}. */
        record Settled() implements Outcome {}

        /** A part is done and the rest is due at once; what failed before makes no later pause longer. */
        record More() implements Outcome {}

        /** It is due again. */
        record Again(Instant at) implements Outcome {}
    }
}
