package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.local.demo.Addresses;
import dev.bookingkit.local.demo.MainJob;
import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.plan.Explained;
import dev.bookingkit.stack.plan.ExplainedRun;
import dev.bookingkit.stack.plan.Neighbours;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * The main job costs an organization the same however many others are served: every statement of every service finds its rows by an
 * index. Booking-service's own test does it for all that bookings can do.
 */
@NullUnmarked
class NeighboursIT {

    private static final Set<String> ROLES =
            Set.of("booking_service", "availability_service", "payments_service", "notifications_service");

    /** For some rows by their index; the smallest table that is full of neighbours' rows has more. */
    private static final int FEW_PAGES = 25;

    private static final int FEW_ROWS = 400;
    private static final int COPIES = 3_000;
    private static final String DEMO = "select id from organizations where slug = 'demo'";

    @Test
    void everyStatementOfEveryServiceFindsItsRowsByAnIndex() throws Exception {
        List<ExplainedRun> runs;
        try (RunningSuite suite = RunningSuite.start()) {
            useEverything(suite);
            Database database = suite.database();
            try (var neighbours = Neighbours.of(database, UUID.fromString(one(database, DEMO)), COPIES);
                    var explained = Explained.of(database, ROLES)) {
                useEverything(suite); // new connections read the catalog first
                explained.runs();
                useEverything(suite);
                runs = explained.runs();
            }
        }

        assertThat(runs).hasSizeGreaterThan(300);
        assertThat(runs.stream()
                        .flatMap(run -> run.scansAbove(FEW_PAGES, FEW_ROWS))
                        .distinct())
                .isEmpty();
    }

    private static String one(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void useEverything(RunningSuite suite) throws Exception {
        Console silent = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
        MainJob job = new MainJob(silent, Addresses.parse(suite.line().toString()), Duration.ofSeconds(60));
        job.run();
        try (HttpClient http = HttpClient.newHttpClient()) {
            SlotClient client = new SlotClient(http, suite);
            client.create(
                    "/v1/teams",
                    Map.of("name", "Team", "slug", "t-" + UUID.randomUUID(), "assignmentStrategy", "round_robin"));
            for (String list :
                    List.of("providers", "teams", "event-types", "payments", "webhook-subscriptions", "bookings")) {
                JsonNode found = client.send("GET", "/v1/" + list, null).as(200);
                assertThat(found.path("data")).as(list).isNotEmpty();
            }
            client.send("POST", "/v1/customers/erase", Map.of("email", job.guest()))
                    .as(200);
        }
        String mails = "select count(*) from mail_log where recipient = '" + job.guest() + "'";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> one(suite.database(), mails).equals("0"));
    }
}
