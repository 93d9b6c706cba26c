package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The planted fault that the services themselves act out: what notifications-service has taken is sent to it again, with and
 * without its inbox. The mail log knows a mail by its address, too, so the customer has another one meanwhile.
 */
@NullUnmarked
class DroppedInboxIT {

    private static final int ALL = Integer.MAX_VALUE;

    private RunningSuite suite;
    private Topic topic;
    private Connection database;
    private Promises promises;
    private String booking;

    @BeforeEach
    void bookAndMove() throws Exception {
        suite = SharedSuite.get();
        topic = new Topic(suite.get("kafka"));
        database = suite.database();
        promises = new Promises(database);
        booking = book();
        Rest.await(topic, database);
        execute("update bookings set customer_email = 'moved@example.org' where id = '" + booking + "'");
    }

    @AfterEach
    void takeTheSecondMailBack() throws SQLException {
        execute("delete from mail_log where recipient = 'moved@example.org'");
        database.close();
    }

    @Test
    void aReplayHasASecondEffectOnlyWithoutTheInbox() throws Exception {
        List<String> once = promises.effects();

        replay();

        assertThat(promises.effects()).as("with the inbox").isEqualTo(once);
        assertThat(promises.p4()).isEmpty();

        execute("delete from inbox where consumer = 'notifications-service' and event_id in"
                + " (select id from booking_events where booking_id = '" + booking + "')");
        replay();

        assertThat(promises.effects()).as("without").isNotEqualTo(once);
        assertThat(promises.p4()).singleElement().asString().endsWith("had 2 times the mail confirmation");
    }

    private void replay() throws Exception {
        topic.repeat(ALL);
        Rest.await(topic, database);
    }

    private String book() throws Exception {
        Client client = new Client(suite.get("gateway"), suite.get("secretKey"), new Ledger());
        World world = World.create(client, System.nanoTime(), 1);
        Map<String, Object> order =
                Requests.order(world.eventTypes().getFirst(), world.providers().getFirst(), "dropped-inbox");
        order.put(
                "start", world.firstDay().atTime(9, 0).toInstant(ZoneOffset.UTC).toString());
        Answer answer = client.post("/v1/bookings", order, "dropped-inbox");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
