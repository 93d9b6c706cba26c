package dev.bookingkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.SharedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients at once, and what must be true afterwards. */
public final class Race {

    private Race() {}

    /** What each client got, in their order. */
    public static <T> List<T> run(List<Callable<T>> clients) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(clients)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** Waits until so many statements of the service wait for a lock. */
    public static void awaitQueued(int statements) {
        await().until(() -> queued() == statements);
    }

    /** How many statements of the service wait for a lock. */
    public static int queued() {
        return Integer.parseInt(Sql.one("select count(*) from pg_stat_activity"
                + " where usename = 'booking_service' and wait_event_type = 'Lock'"));
    }

    /** By a self-join over all hosts, which no index of a constraint can serve. */
    public static void assertNothingOverlapsOrDeadlocked(Tenant tenant) {
        assertThat(Sql.one(
                        "select count(*) from (select b.*, h as host from bookings b cross join unnest(b.provider_ids) h) a"
                                + " join (select b.*, h as host from bookings b cross join unnest(b.provider_ids) h) b"
                                + " on a.id < b.id and a.host = b.host"
                                + " where a.organization_id = ? and a.status::text not in ('cancelled', 'rejected')"
                                + " and b.status::text not in ('cancelled', 'rejected')"
                                + " and a.starts_at < b.ends_at and b.starts_at < a.ends_at",
                        tenant.id()))
                .isEqualTo("0");
        assertThat(SharedStack.get().postgres().serverLog()).doesNotContain("deadlock detected", "40P01");
    }
}
