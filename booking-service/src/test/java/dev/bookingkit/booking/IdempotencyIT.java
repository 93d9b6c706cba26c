package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyIT {

    private final Tenant tenant = Tenant.create();
    private final String key = "key-" + UUID.randomUUID();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(tenant.provider());
    }

    @Test
    void repeatedRequestGetsTheFirstAnswerAgain() {
        Response first = post(order(type, at(9, 0)));
        Response second = post(order(type, at(9, 0)));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.jsonPath().getMap("$")).isEqualTo(first.jsonPath().getMap("$"));
        assertThat(bookings()).isEqualTo("1");
    }

    @Test
    void theOrderOfNamesInABodyDoesNotMatter() {
        Response first = post(order(type, at(9, 0), ", \"metadata\": {\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}"));
        Response second = post(order(type, at(9, 0), ", \"metadata\": {\"b\": {\"d\": 3, \"c\": 2}, \"a\": 1}"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
    }

    @Test
    void otherBodyUnderTheSameKeyIsRefused() {
        post(order(type, at(9, 0)));

        post(order(type, at(10, 0)))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://bookingkit.dev/problems/idempotency-conflict"));
    }

    @Test
    void concurrentRequestsMakeOneBooking() throws Exception {
        Callable<Response> client = () -> post(order(type, at(9, 0)));
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var answer : threads.invokeAll(Collections.nCopies(12, client))) {
                Response response = answer.get();
                assertThat(response.statusCode()).isIn(201, 409);
                if (response.statusCode() == 409) {
                    assertThat(response.jsonPath().getString("type")).endsWith("idempotency-in-flight");
                }
            }
        }
        assertThat(bookings()).isEqualTo("1");
        assertThat(events()).containsExactly("booking.created");
    }

    @Test
    void refusedRequestLeavesTheKeyFree() {
        JsonPath blocker = tenant.book(type, at(9, 0));
        post(order(type, at(9, 0))).then().statusCode(409);
        tenant.post(blocker.get("id"), "cancel", "");

        post(order(type, at(9, 0))).then().statusCode(201);
    }

    @Test
    void repeatedMoveMovesOnce() {
        JsonPath booking = tenant.book(type, at(9, 0));
        String body = "{\"start\": \"" + at(11, 0) + "\"}";
        String path = "/v1/bookings/" + booking.get("id") + "/reschedule";

        tenant.api().header("Idempotency-Key", key).body(body).post(path).then().statusCode(200);
        tenant.api()
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true");

        assertThat(events()).containsExactly("booking.created", "booking.rescheduled");
    }

    private Response post(String body) {
        return tenant.api().header("Idempotency-Key", key).body(body).post("/v1/bookings");
    }

    private String bookings() {
        return Sql.one("select count(*) from bookings where organization_id = ?", tenant.id());
    }

    private List<String> events() {
        return Sql.list("select type from booking_events where organization_id = ? order by position", tenant.id());
    }
}
