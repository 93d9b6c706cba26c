package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = {
            @ResourceArg(name = "role", value = "booking_service"),
            @ResourceArg(name = "topics", value = "booking_events,payment_events,payment_events.booking-service.dlq")
        },
        scope = TestResourceScope.GLOBAL)
class PlaceBookingIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Test
    void answersWithTheBookingAsItIsStored() {
        UUID type = tenant.eventType(provider, ", \"bufferAfterMinutes\": 10, \"metadata\": {\"room\": 7}");

        tenant.api()
                .body(order(
                        type,
                        at(9, 0),
                        ", \"notes\": \"first visit\", \"metadata\": {\"ref\": \"A-1\", \"deep\": [1, {\"a\": null}]}"))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("(http://[^/]+)?/v1/bookings/[0-9a-f-]{36}"))
                .header("ETag", "\"0\"")
                .body("eventTypeId", equalTo(type.toString()))
                .body("providerId", equalTo(provider.toString()))
                .body("providerIds", contains(provider.toString()))
                .body("startsAt", equalTo(at(9, 0).toString()))
                .body("endsAt", equalTo(at(9, 30).toString()))
                .body("status", equalTo("confirmed"))
                .body("paymentStatus", nullValue())
                .body("source", equalTo("online"))
                .body("customer.name", equalTo("Ada L."))
                .body("customer.email", equalTo("Ada@Example.org"))
                .body("metadata.ref", equalTo("A-1"))
                .body("metadata.deep[0]", equalTo(1))
                .body("version", equalTo(0))
                .body("manageUrl", startsWith("http://localhost:8080/v1/manage/gt_"));
    }

    @Test
    void bookingThatIsReadBackIsTheSame() {
        JsonPath placed = tenant.book(tenant.eventType(provider), at(9, 0));

        String read = tenant.api().get("/v1/bookings/" + placed.getString("id")).asString();

        assertThat(new JsonPath(read).getMap("$")).isEqualTo(placed.getMap("$"));
    }

    @Test
    void takenTimeIsRefusedAsTaken() {
        UUID type = tenant.eventType(provider);
        String first = tenant.book(type, at(9, 0)).getString("id");

        tenant.api()
                .body(order(type, at(9, 0)))
                .post("/v1/bookings")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://bookingkit.dev/problems/slot-taken"))
                .body("reason", equalTo("already_booked"))
                .body("causes", contains(first));
    }

    @Test
    void bufferOfAnotherBookingIsRefusedAsTaken() {
        UUID type = tenant.eventType(provider, ", \"bufferAfterMinutes\": 30");
        tenant.book(type, at(9, 0));

        tenant.api()
                .body(order(type, at(9, 30)))
                .post("/v1/bookings")
                .then()
                .statusCode(409)
                .body("reason", equalTo("buffer_conflict"));
    }

    @Test
    void timeThatIsNotOfferedIsRefusedWithTheReason() {
        UUID type = tenant.eventType(provider);
        refused(order(type, at(7, 0)), "outside_availability");
        refused(order(type, at(9, 7)), "off_grid");
        refused(order(type, at(9, 0).minusSeconds(30 * 86_400L)), "notice_too_short");
        refused(order(type, at(9, 0).plusSeconds(200 * 86_400L)), "beyond_horizon");
        refused(order(tenant.eventType(provider, ", \"isActive\": false"), at(9, 0)), "inactive");
        Sql.run("update providers set is_active = false where id = ?", provider);
        refused(order(type, at(9, 0)), "inactive");
    }

    @Test
    void timeThatIsNotReleasedYetIsRefusedUntilTheMorningFills() {
        UUID type = tenant.eventType(
                provider,
                ", \"slotRelease\": {\"strategy\": \"fill_earlier_first\", \"threshold\": 25, \"windowBoundaries\": [\"10:00\"]}");
        refused(order(type, at(11, 0)), "not_released");

        // One of the four starts from 8 to 10.
        tenant.book(type, at(8, 30));

        tenant.book(type, at(11, 0));
    }

    @Test
    void discountOfAnEmptyDayIsTakenOffThePrice() {
        UUID type = tenant.eventType(
                provider,
                ", \"priceCents\": 1999, \"currency\": \"EUR\", \"depositCents\": 1999, \"slotRelease\": {\"strategy\":"
                        + " \"discount_incentive\", \"tiers\": [{\"fillBelowPercent\": 1, \"discountPercent\": 25}]}");

        JsonPath empty = tenant.book(type, at(9, 0));
        JsonPath next = tenant.book(type, at(10, 0));

        assertThat(empty.getLong("priceCents")).isEqualTo(1_499);
        assertThat(next.getLong("priceCents")).isEqualTo(1_999);
        assertThat(Sql.one("select discount_percentage from bookings where id = ?", id(empty)))
                .isEqualTo("25");
        assertThat(Sql.one("select deposit_cents from bookings where id = ?", id(empty)))
                .isEqualTo("1499");
        assertThat(Sql.one("select count(*) from bookings where id = ? and discount_percentage is null", id(next)))
                .isEqualTo("1");
    }

    @Test
    void holdKeepsTheDiscountOfItsMoment() {
        UUID type = tenant.eventType(
                provider,
                ", \"priceCents\": 1999, \"currency\": \"EUR\", \"slotRelease\": {\"strategy\": \"discount_incentive\","
                        + " \"tiers\": [{\"fillBelowPercent\": 1, \"discountPercent\": 25}]}");
        String hold = "{\"eventTypeId\": \"%s\", \"start\": \"%s\"}".formatted(type, at(9, 0));
        String token = tenant.api().body(hold).post("/v1/holds").path("holdToken");
        tenant.book(type, at(11, 0));

        JsonPath held = tenant.book(type, at(9, 0), ", \"holdToken\": \"" + token + "\"");

        assertThat(held.getLong("priceCents")).isEqualTo(1_499);
    }

    private static UUID id(JsonPath booking) {
        return UUID.fromString(booking.getString("id"));
    }

    @Test
    void archivedEventTypeIsNotThere() {
        UUID type = tenant.eventType(provider);
        tenant.api().delete("/v1/event-types/" + type).then().statusCode(204);

        tenant.api().body(order(type, at(9, 0))).post("/v1/bookings").then().statusCode(404);
    }

    @Test
    void eventTypeOfNobodyNeedsAProvider() {
        UUID type = tenant.anyonesType();

        tenant.api()
                .body(order(type, at(9, 0)))
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/providerId"));
        tenant.book(type, at(9, 0), ", \"providerId\": \"" + provider + "\"");
    }

    @Test
    void paidEventTypeWaitsForItsPayment() {
        UUID type = tenant.eventType(provider, ", \"priceCents\": 5000, \"currency\": \"EUR\"");

        JsonPath booking = tenant.book(type, at(9, 0));

        assertThat(booking.getString("status")).isEqualTo("pending");
        assertThat(booking.getString("paymentStatus")).isEqualTo("pending");
        assertThat(Sql.list("select kind from timers where subject_id = ?", UUID.fromString(booking.getString("id"))))
                .containsExactly("booking-payment-expiry");
    }

    @Test
    void answersAreCheckedAndStored() {
        UUID type = tenant.eventType(
                provider,
                ", \"customQuestions\": [{\"key\": \"why\", \"label\": \"Why?\", \"type\": \"short_text\", \"isRequired\": true},"
                        + "{\"key\": \"lang\", \"label\": \"Language\", \"type\": \"single_select\", \"options\": [\"de\", \"en\"]}]");
        tenant.api()
                .body(order(type, at(9, 0), ", \"answers\": {\"lang\": \"fr\", \"other\": 1}"))
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/answers/why", "/answers/lang", "/answers/other"));

        JsonPath booking = tenant.book(type, at(9, 0), ", \"answers\": {\"lang\": \"de\", \"why\": \"pain\"}");

        assertThat(booking.getMap("answers")).isEqualTo(java.util.Map.of("why", "pain", "lang", "de"));
    }

    private void refused(String order, String reason) {
        tenant.api()
                .body(order)
                .post("/v1/bookings")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://bookingkit.dev/problems/slot-unavailable"))
                .body("reason", equalTo(reason));
    }
}
