package dev.bookingkit.slot;

/** A time zone that is not an IANA region id such as {@code Europe/Berlin}; the message names it. */
public final class InvalidZone extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidZone(String message) {
        super(message);
    }
}
