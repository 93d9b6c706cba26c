package dev.bookingkit.tenant;

/** What the work read in order to know its locks has changed by the time that it holds them: it rolls back and runs again. */
public final class Outdated extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Outdated() {
        super("what was read before the locks has changed", null, false, false);
    }
}
