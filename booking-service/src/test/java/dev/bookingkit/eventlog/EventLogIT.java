package dev.bookingkit.eventlog;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Events;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventLogIT {

    private final Tenant tenant = Tenant.create();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(tenant.provider());
    }

    @Test
    void whatTheTopicCarriesIsWhatTheLogHoldsInOrder() {
        String booking = tenant.book(type, at(9, 0)).getString("id");
        tenant.post(booking, "reschedule", "{\"start\": \"" + at(11, 0) + "\"}");
        tenant.post(booking, "cancel", "{\"reason\": \"secret words\"}");

        var messages = Events.await("booking_events", 3, message -> booking.equals(message.key()));

        assertThat(messages)
                .extracting(message -> Events.header(message, "ce_id"))
                .isEqualTo(ids(booking));
        assertThat(messages)
                .extracting(message -> Events.header(message, "ce_type"))
                .containsExactly("booking.created", "booking.rescheduled", "booking.cancelled");
        assertThat(messages)
                .extracting(message -> new String(message.value(), java.nio.charset.StandardCharsets.UTF_8))
                .noneMatch(body -> body.contains("Ada") || body.contains("secret"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Sql.list("select id from outbox where aggregateid = ?", booking)
                        .isEmpty());
    }

    @Test
    void auditTrailSaysWhatWhenAndWho() {
        String booking = tenant.book(type, at(9, 0)).getString("id");
        tenant.post(booking, "reschedule", "{\"start\": \"" + at(11, 0) + "\"}");

        tenant.api()
                .get("/v1/bookings/" + booking + "/events")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(ids(booking)))
                .body("data.sequence", contains(1, 2))
                .body("data.type", contains("booking.created", "booking.rescheduled"))
                .body("data.toStatus", contains("confirmed", "rescheduled"))
                .body("data.previousStartsAt", contains(null, at(9, 0).toString()))
                .body("data[1].startsAt", equalTo(at(11, 0).toString()))
                .body("nextCursor", nullValue());
    }

    @Test
    void readerWhoHasSeenAllGoesOnFromTheLastEvent() {
        tenant.book(type, at(9, 0));
        tenant.book(type, at(10, 0));
        String cursor = tenant.api()
                .get("/v1/events?limit=1")
                .then()
                .body("data", hasSize(1))
                .extract()
                .path("nextCursor");
        String last = tenant.api()
                .get("/v1/events?after=" + cursor)
                .then()
                .body("data", hasSize(1))
                .body("nextCursor", nullValue())
                .extract()
                .path("data[0].cursor");
        tenant.api().get("/v1/events?after=" + last).then().body("data", hasSize(0));

        tenant.book(type, at(11, 0));

        tenant.api().get("/v1/events?after=" + last).then().body("data", hasSize(1));
    }

    @Test
    void eventThatCommitsLateIsNeverSkipped() throws Exception {
        String slow = tenant.book(type, at(9, 0)).getString("id");
        String before = tenant.api().get("/v1/events").path("data[-1].cursor");
        try (Connection late = connect()) {
            late.setAutoCommit(false);
            try (var statement = late.prepareStatement("update bookings set status = 'completed' where id = ?")) {
                statement.setObject(1, UUID.fromString(slow));
                statement.executeUpdate();
            }
            String fast = tenant.book(type, at(10, 0)).getString("id");

            tenant.api().get("/v1/events?after=" + before).then().body("data", hasSize(0));
            late.commit();
            tenant.api().get("/v1/events?after=" + before).then().body("data.bookingId", contains(slow, fast));
        }
    }

    private static List<String> ids(String booking) {
        return Sql.list(
                "select id from booking_events where booking_id = ? order by sequence", UUID.fromString(booking));
    }

    private static Connection connect() throws Exception {
        var server = SharedStack.get().postgres();
        Properties login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        return new org.postgresql.Driver().connect(server.jdbcUrl(), login);
    }
}
