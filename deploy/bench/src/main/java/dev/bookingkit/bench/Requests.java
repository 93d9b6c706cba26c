package dev.bookingkit.bench;

import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.load.Worker;
import java.io.IOException;
import java.util.function.IntFunction;

/** Workers with a connection of their own; an answer with another status than the one expected ends the load. */
final class Requests implements Worker, AutoCloseable {

    /** One request over a connection. */
    @FunctionalInterface
    interface Send {
        HttpConnection.Answer over(HttpConnection connection, int number) throws IOException;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Open {
        HttpConnection open() throws IOException;
    }

    private final HttpConnection connection;
    private final int expected;
    private final Send send;

    private Requests(HttpConnection connection, int expected, Send send) {
        this.connection = connection;
        this.expected = expected;
        this.send = send;
    }

    static Worker.Factory gets(Open open, IntFunction<String> path) {
        return () -> new Requests(open.open(), 200, (connection, number) -> connection.get(path.apply(number)));
    }

    static Worker.Factory posts(Open open, String path, int expected, IntFunction<String> body) {
        return () ->
                new Requests(open.open(), expected, (connection, number) -> connection.post(path, body.apply(number)));
    }

    @Override
    public void send(int number) throws IOException {
        HttpConnection.Answer answer = send.over(connection, number);
        if (answer.status() != expected) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
