package dev.bookingkit.slot;

/** A recurrence rule that is not RFC 5545, or asks for more than the engine's stated bounds; the message says what and where. */
public final class InvalidRule extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidRule(String message) {
        super(message);
    }
}
