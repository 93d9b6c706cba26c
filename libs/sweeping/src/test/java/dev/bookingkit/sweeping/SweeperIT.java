package dev.bookingkit.sweeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.stack.quarkus.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "booking_service"),
        scope = TestResourceScope.GLOBAL)
class SweeperIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Inject
    Sweeper sweeper;

    @BeforeEach
    void empty() {
        Rows.run("truncate inbox, idempotency_keys, rate_limits");
    }

    @Test
    void oldRowsGoAndYoungOnesStay() throws Exception {
        Rows.inbox("booking_service", 3, "15 days");
        Rows.inbox("booking_service", 5, "13 days");
        Rows.keys("booking_service", 3, "1 second");
        Rows.keys("booking_service", 5, "-1 hour");
        Rows.rateLimits("booking_service", 3, "25 hours");
        Rows.rateLimits("booking_service", 5, "23 hours");

        assertThat(sweep()).isEqualTo(9);

        assertThat(Rows.count("inbox")).isEqualTo(5);
        assertThat(Rows.count("idempotency_keys")).isEqualTo(5);
        assertThat(Rows.count("rate_limits")).isEqualTo(5);
        assertThat(sweep()).isZero();
    }

    @Test
    void rowsOfAllOrganizationsGo() throws Exception {
        Rows.run("insert into organizations (id, name, slug) select uuidv7(), 'O', 'o' || uuidv7()"
                + " from generate_series(1, 2)");
        Rows.run(
                "insert into inbox (organization_id, service, consumer, event_id, content_hash, created_at)"
                        + " select id, 'booking_service', 'c', uuidv7(), sha256('x'), now() - interval '1 year' from organizations");

        sweep();

        assertThat(Rows.count("inbox")).isZero();
    }

    @Test
    void rowsOfOtherServicesStay() throws Exception {
        Rows.inbox("payments_service", 2, "1 year");
        Rows.keys("payments_service", 2, "1 year");

        assertThat(sweep()).isZero();
    }

    @Test
    void aHundredThousandRowsGoInShortTransactionsThatHoldNobodyUp() throws Exception {
        Rows.inbox("booking_service", 100_000, "15 days");
        Rows.inbox("booking_service", 1_000, "1 day");
        Rows.run("analyze inbox");
        try (Noted noted = new Noted()) {
            CompletableFuture<Long> swept = sweeper.sweep().subscribeAsCompletionStage();
            long slowest = 0;
            int written = 0;
            while (!swept.isDone()) {
                long before = System.nanoTime();
                Rows.inbox("booking_service", 1, "0 days");
                slowest = Math.max(slowest, System.nanoTime() - before);
                written++;
            }

            assertThat(swept.get()).isEqualTo(100_000);
            assertThat(Rows.count("inbox")).isEqualTo(1_000 + written);
            assertThat(noted.mostRowsInATransaction()).isEqualTo(1_000);
            assertThat(noted.longestTransactionInMillis()).isLessThan(1_000);
            assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aLockedRowIsLeftForTheNextTime() throws Exception {
        Rows.inbox("booking_service", 3, "15 days");
        try (Connection other = SharedStack.get().postgres().connect()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select id from inbox limit 1 for update");

            assertThat(sweep()).isEqualTo(2);
            other.rollback();
        }

        assertThat(sweep()).isEqualTo(1);
    }

    @Test
    void oneReplicaAtATimeSweepsATable() throws Exception {
        Rows.inbox("booking_service", 3, "15 days");
        Rows.keys("booking_service", 3, "1 hour");
        try (Connection other = SharedStack.get().postgres().connect()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select pg_advisory_xact_lock(hashtextextended('sweep booking_service inbox', 2))");

            assertThat(sweep()).isEqualTo(3);
            assertThat(Rows.count("inbox")).isEqualTo(3);
            other.rollback();
        }

        assertThat(sweep()).isEqualTo(3);
    }

    @Test
    void rowsAreFoundByTheirAge() throws Exception {
        Rows.inbox("booking_service", 20_000, "1 day");
        Rows.inbox("booking_service", 10, "15 days");
        Rows.run("vacuum analyze inbox");

        assertThat(plan("select id from inbox where (" + PlatformSweeps.OWN
                        + ") and created_at < now() - interval '14 days'"
                        + " order by created_at limit 1000 for update skip locked"))
                .contains("inbox_age");
    }

    private long sweep() {
        return sweeper.sweep().await().atMost(LONG);
    }

    private static String plan(String sql) throws Exception {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = SharedStack.get().postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("set role booking_service");
            statement.execute("set app.all_organizations = 'on'");
            var rows = statement.executeQuery("explain " + sql);
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    /** Notes each transaction that deletes from the inbox: how many rows, and how long it has lasted. */
    private static final class Noted implements AutoCloseable {

        Noted() {
            Rows.run("""
                    create table noted (rows bigint, millis double precision);
                    create function note() returns trigger language plpgsql security definer as $$
                    begin
                      insert into noted select count(*), extract(epoch from clock_timestamp() - now()) * 1000 from gone;
                      return null;
                    end $$;
                    create trigger note after delete on inbox referencing old table as gone
                      for each statement execute function note()""");
        }

        long mostRowsInATransaction() throws Exception {
            return Rows.number("select max(rows) from noted");
        }

        long longestTransactionInMillis() throws Exception {
            return Rows.number("select ceil(max(millis)) from noted");
        }

        @Override
        public void close() {
            Rows.run("drop trigger note on inbox; drop function note; drop table noted");
        }
    }
}
