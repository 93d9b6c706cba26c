package dev.bookingkit.outbox;

/** A record that no attempt will make sense of; it belongs into the dead-letter topic. */
public final class PoisonEvent extends RuntimeException {

    PoisonEvent(String reason) {
        super(reason, null, false, false);
    }
}
