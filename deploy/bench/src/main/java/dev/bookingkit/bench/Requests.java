package dev.bookingkit.bench;

import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.load.Worker;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The requests of a load, over a connection for each of its workers, and the answers that were not the one expected. */
final class Requests implements Worker.Factory {

    /** One request over a connection. */
    @FunctionalInterface
    private interface Send {
        HttpConnection.Answer over(HttpConnection connection, int number) throws IOException;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Open {
        HttpConnection open() throws IOException;
    }

    private final Open open;
    private final int expected;
    private final Send send;
    private final Map<Integer, Integer> others = new TreeMap<>();
    private String lastOther = "";

    private Requests(Open open, int expected, Send send) {
        this.open = open;
        this.expected = expected;
        this.send = send;
    }

    static Requests gets(Open open, IntFunction<String> path) {
        return new Requests(open, 200, (connection, number) -> connection.get(path.apply(number)));
    }

    static Requests posts(Open open, String path, int expected, IntFunction<String> body) {
        return new Requests(open, expected, (connection, number) -> connection.post(path, body.apply(number)));
    }

    @Override
    public Worker make() throws IOException {
        return new OneConnection(open.open());
    }

    private synchronized void unexpected(HttpConnection.Answer answer) {
        others.merge(answer.status(), 1, Integer::sum);
        lastOther = answer.text();
    }

    /** What to say of answers that were not expected since the last time; empty if there were none. */
    synchronized String takeOthers() {
        if (others.isEmpty()) {
            return "";
        }
        String text = "; **other answers " + others + "**, the last: " + lastOther.replace('|', ' ');
        others.clear();
        return text;
    }

    private final class OneConnection implements Worker, AutoCloseable {

        private final HttpConnection connection;

        OneConnection(HttpConnection connection) {
            this.connection = connection;
        }

        @Override
        public void send(int number) throws IOException {
            HttpConnection.Answer answer = send.over(connection, number);
            if (answer.status() != expected) {
                unexpected(answer);
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
