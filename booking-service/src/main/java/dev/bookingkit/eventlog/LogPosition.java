package dev.bookingkit.eventlog;

/** Where an event stands in the log: by the transaction that wrote it, then by its number. */
public record LogPosition(long transaction, long number) {

    public static final LogPosition START = new LogPosition(0, 0);
}
