package dev.bookingkit.bench.load;

/** What one thread of a load does again and again. */
@FunctionalInterface
public interface Worker {

    /** @param number counts the requests of the whole load from 0; each is given out once */
    void send(int number) throws Exception;

    /** Makes the worker of a thread, such as one with a connection of its own. */
    @FunctionalInterface
    interface Factory {
        Worker make() throws Exception;
    }
}
