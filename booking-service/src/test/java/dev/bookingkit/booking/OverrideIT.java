package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Hosts who book by other ways, and outside of the rules. */
@QuarkusTest
class OverrideIT {

    private static final String OVERRIDE = ", \"override\": true";

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Test
    void aHostBooksOutsideOfTheRules() {
        UUID type =
                tenant.eventType(provider, ", \"minimumNoticeMinutes\": 100000, \"bookingLimits\": {\"maxPerDay\": 1}");

        place(type, at(3, 7), "").statusCode(422).body("reason", equalTo("outside_availability"));
        String id = place(type, at(3, 7), OVERRIDE).statusCode(201).extract().path("id");
        place(type, at(9, 0), OVERRIDE).statusCode(201);
        assertThat(Sql.one("select overrides_rules from bookings where id = ?::uuid", id))
                .isEqualTo("t");
    }

    @Test
    void butNeverOverABookingABufferOrAHold() {
        UUID type = tenant.eventType(provider, ", \"bufferAfterMinutes\": 10");
        tenant.book(type, at(9, 0));

        place(type, at(9, 15), OVERRIDE).statusCode(409).body("reason", equalTo("already_booked"));
        place(type, at(9, 35), OVERRIDE).statusCode(409).body("reason", equalTo("buffer_conflict"));
        place(type, at(8, 25), OVERRIDE).statusCode(409).body("reason", equalTo("buffer_conflict"));
        place(type, at(9, 40), OVERRIDE).statusCode(201);
        tenant.api()
                .body("{\"eventTypeId\": \"" + type + "\", \"start\": \"" + at(12, 0) + "\"}")
                .post("/v1/holds")
                .then()
                .statusCode(201);
        place(type, at(12, 5), OVERRIDE).statusCode(409).body("reason", equalTo("held"));
    }

    /** The claims of what is longer ago may be swept: nobody would know whose time it was. */
    @Test
    void norLongAfterIt() {
        UUID type = tenant.eventType(provider);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

        place(type, now.minus(Duration.ofDays(9)), OVERRIDE)
                .statusCode(422)
                .body("reason", equalTo("notice_too_short"));
        place(type, now.minus(Duration.ofDays(7)), OVERRIDE).statusCode(201);
    }

    @Test
    void soAreMoreSeatsOfASessionThatIsThere() {
        UUID type = tenant.eventType(provider, ", \"minimumNoticeMinutes\": 100000, \"maxSeats\": 2");

        place(type, at(9, 0), OVERRIDE).statusCode(201);
        place(type, at(9, 0), "").statusCode(422).body("reason", equalTo("notice_too_short"));
        place(type, at(9, 0), OVERRIDE).statusCode(201).body("seatsTaken", equalTo(2));
        place(type, at(9, 0), OVERRIDE).statusCode(409);
    }

    @Test
    void whoIsNamedHostsItThoughSomebodyStandsInForThem() {
        UUID colleague = tenant.provider();
        UUID type = tenant.eventType(provider);
        tenant.away(provider, at(0, 0), colleague);
        String named = ", \"providerId\": \"" + provider + "\"";

        place(type, at(9, 0), named).statusCode(201).body("providerId", equalTo(colleague.toString()));
        place(type, at(9, 0), named + OVERRIDE).statusCode(201).body("providerId", equalTo(provider.toString()));
    }

    @Test
    void ofATeamWhoeverIsNotTakenHostsIt() {
        UUID other = tenant.provider();
        UUID type = tenant.teamType(tenant.team("round_robin", provider, other), "");
        tenant.book(tenant.eventType(provider), at(9, 0));

        place(type, at(9, 5), OVERRIDE).statusCode(201).body("providerId", equalTo(other.toString()));
        place(type, at(9, 5), OVERRIDE).statusCode(409);
    }

    @Test
    void movedByTheRulesItOverridesThemNoMore() {
        UUID type = tenant.eventType(provider);
        String id = place(type, at(3, 0), OVERRIDE).statusCode(201).extract().path("id");

        tenant.post(id, "reschedule", "{\"start\": \"" + at(10, 0) + "\"}")
                .then()
                .statusCode(200);

        assertThat(Sql.one("select overrides_rules from bookings where id = ?::uuid", id))
                .isEqualTo("f");
    }

    @Test
    void thePermissionIsNeeded() {
        UUID type = tenant.eventType(provider);
        String writer =
                tenant.key(ApiKeySecret.Kind.SECRET, Set.of(Permission.BOOKINGS_CREATE, Permission.BOOKINGS_WRITE));

        as(writer, type, at(3, 0), OVERRIDE).statusCode(403).body("type", endsWith("/forbidden"));
        as(writer, type, at(9, 0), ", \"override\": false").statusCode(201);
        as(tenant.publishableKey(), type, at(3, 0), OVERRIDE).statusCode(403);
    }

    @Test
    void aBookingSaysHowItCameIn() {
        UUID type = tenant.eventType(provider);

        place(type, at(9, 0), "").statusCode(201).body("source", equalTo("online"));
        place(type, at(10, 0), ", \"source\": \"walk_in\"").statusCode(201).body("source", equalTo("walk_in"));
        place(type, at(11, 0), ", \"source\": \"phone\"").statusCode(201).body("source", equalTo("phone"));
        as(tenant.publishableKey(), type, at(12, 0), ", \"source\": \"phone\"").statusCode(403);
        as(tenant.publishableKey(), type, at(12, 0), ", \"source\": \"online\"").statusCode(201);
        place(type, at(13, 0), ", \"source\": \"pigeon\"").statusCode(400);
    }

    private ValidatableResponse place(UUID type, Instant start, String more) {
        return as(tenant.secretKey(), type, start, more);
    }

    private static ValidatableResponse as(String key, UUID type, Instant start, String more) {
        return Tenant.as(key)
                .body(order(type, start, more))
                .post("/v1/bookings")
                .then();
    }
}
