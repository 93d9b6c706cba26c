package dev.bookingkit.stack;

/** A started server: what it is reached by, and how it ends. */
record Running<T>(T server, AutoCloseable stop) {

    void close() {
        try {
            stop.close();
        } catch (Exception e) {
            throw new IllegalStateException("could not stop " + server, e);
        }
    }
}
