package dev.bookingkit.organization;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AutomaticCompletionIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @Test
    void completesAfterTheEnd() {
        settings("{\"autoComplete\": true, \"autoCompleteAfterMinutes\": 15}");
        UUID booking = book(9);
        assertThat(due(booking)).containsExactly(at(9, 45));

        letItEnd(booking, "16 minutes");

        awaitStatus(booking, "completed");
        assertThat(Sql.list(
                        "select type || '/' || actor || '/' || reason from booking_events where booking_id = ?"
                                + " and to_status = 'completed'",
                        booking))
                .containsExactly("booking.completed/system:booking-service/auto_completed");
        assertThat(due(booking)).isEmpty();
    }

    @Test
    void timerFollowsTheBooking() {
        settings("{\"autoComplete\": true}");
        UUID booking = book(9);
        tenant.post(booking, "reschedule", "{\"start\": \"" + at(15, 0) + "\"}")
                .then()
                .statusCode(200);
        assertThat(due(booking)).containsExactly(at(15, 30));

        tenant.post(booking, "cancel", "").then().statusCode(200);

        assertThat(due(booking)).isEmpty();
    }

    @Test
    void pendingBookingHasNoneUntilItIsConfirmed() {
        settings("{\"autoComplete\": true}");
        type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        UUID booking = book(9);
        assertThat(due(booking)).isEmpty();

        tenant.post(booking, "confirm", "").then().statusCode(200);

        assertThat(due(booking)).containsExactly(at(9, 30));
    }

    @Test
    void nothingHappensWithoutTheSetting() {
        UUID booking = book(9);
        assertThat(due(booking)).isEmpty();
        settings("{\"autoComplete\": true}");
        await().atMost(Duration.ofSeconds(20)).until(() -> due(booking).equals(List.of(at(9, 30))));

        settings("{\"autoComplete\": false}");
        letItEnd(booking, "1 hour");
        await().atMost(Duration.ofSeconds(20)).until(() -> due(booking).isEmpty());

        assertThat(status(booking)).isEqualTo("confirmed");
    }

    @Test
    void settingThatGrowsOrShrinksMovesWhatIsPlanned() {
        settings("{\"autoComplete\": true}");
        UUID booking = book(9);

        settings("{\"autoCompleteAfterMinutes\": 120}");

        await().atMost(Duration.ofSeconds(20)).until(() -> due(booking).equals(List.of(at(11, 30))));
        Sql.run("update timers set due_at = now() where subject_id = ? and kind = 'booking-completion'", booking);
        await().atMost(Duration.ofSeconds(20)).until(() -> due(booking).equals(List.of(at(11, 30))));
        assertThat(status(booking)).isEqualTo("confirmed");
    }

    @Test
    void organizationIsSeenAndChangedByItsOwn() {
        settings("{\"autoComplete\": true, \"autoCompleteAfterMinutes\": 30}")
                .body("id", equalTo(tenant.id().toString()))
                .body("settings.autoComplete", equalTo(true))
                .body("settings.autoCompleteAfterMinutes", equalTo(30));
        patch("{\"name\": \"Praxis\"}").statusCode(200);
        tenant.api()
                .get("/v1/organizations/" + tenant.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Praxis"))
                .body("settings.autoCompleteAfterMinutes", equalTo(30));

        patch("{\"settings\": {\"autoCompleteAfterMinutes\": 10081}}").statusCode(400);
        patch("{\"settings\": {\"color\": \"red\"}}").statusCode(400);
        patch("{\"slug\": \"mine\"}").statusCode(400);
        Tenant other = Tenant.create();
        other.api().get("/v1/organizations/" + tenant.id()).then().statusCode(404);
        other.api()
                .body("{\"name\": \"X\"}")
                .patch("/v1/organizations/" + tenant.id())
                .then()
                .statusCode(404);
        Tenant.as(tenant.key(ApiKeySecret.Kind.SECRET, Set.of(Permission.ORGANIZATION_READ)))
                .body("{\"name\": \"X\"}")
                .patch("/v1/organizations/" + tenant.id())
                .then()
                .statusCode(403);
    }

    @Test
    void hostSaysItOnlyOnceItHasStarted() {
        UUID booking = book(9);
        for (String operation : List.of("complete", "no-show")) {
            tenant.post(booking, operation, "")
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/too-early"))
                    .body("from", equalTo(at(9, 0).toString()));
        }

        letItEnd(booking, "1 minute");

        tenant.post(booking, "no-show", "").then().statusCode(200).body("status", equalTo("no_show"));
    }

    private ValidatableResponse settings(String settings) {
        return patch("{\"settings\": " + settings + "}").statusCode(200);
    }

    private ValidatableResponse patch(String body) {
        return tenant.api().body(body).patch("/v1/organizations/" + tenant.id()).then();
    }

    private UUID book(int hour) {
        return UUID.fromString(tenant.book(type, at(hour, 0)).getString("id"));
    }

    private static void letItEnd(UUID booking, String ago) {
        Sql.run(
                "update bookings set starts_at = now() - interval '" + ago + "' - interval '30 minutes',"
                        + " ends_at = now() - interval '" + ago + "' where id = ?",
                booking);
    }

    private static List<Instant> due(UUID booking) {
        return Sql.list(
                        "select rfc3339(due_at) from timers where subject_id = ? and kind = 'booking-completion'",
                        booking)
                .stream()
                .map(Instant::parse)
                .toList();
    }

    private static String status(UUID booking) {
        return Sql.one("select status from bookings where id = ?", booking);
    }

    private static void awaitStatus(UUID booking, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> status(booking).equals(status));
    }
}
