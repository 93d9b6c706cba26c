package dev.bookingkit.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Outbox published, topics consumed, nothing due. */
final class Rest {

    private static final Duration STANDSTILL = Duration.ofMinutes(10);
    private static final Set<String> CONSUMERS = Set.of("notifications-service", "payments-service");

    private Rest() {}

    /**
     * What is still to come.
     *
     * @param lag records that a consumer of the topic has not finished
     */
    private record Unfinished(long outbox, long dueTimers, long lag) {

        private static Unfinished of(Topic topic, Connection database)
                throws InterruptedException, ExecutionException, SQLException {
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select (select count(*) from outbox), (select count(*) from timers where due_at < now())")) {
                row.next();
                return new Unfinished(row.getLong(1), row.getLong(2), topic.lag(CONSUMERS));
            }
        }

        private long all() {
            return outbox + dueTimers + lag;
        }
    }

    /** A backlog may take its time as long as it gets smaller. */
    static void await(Topic topic, Connection database) throws Exception {
        Instant deadline = Instant.now().plus(STANDSTILL);
        long fewest = Long.MAX_VALUE;
        String state = "";
        while (Instant.now().isBefore(deadline)) {
            try {
                Unfinished unfinished = Unfinished.of(topic, database);
                if (unfinished.all() == 0) {
                    return;
                }
                state = unfinished.toString();
                if (unfinished.all() < fewest) {
                    fewest = unfinished.all();
                    deadline = Instant.now().plus(STANDSTILL);
                }
            } catch (ExecutionException notNow) {
                state = String.valueOf(notNow.getCause());
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("no nearer to rest for " + STANDSTILL + ": " + state);
    }
}
