package dev.bookingkit.customer;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerIT {

    private static final String QUESTION =
            ", \"customQuestions\": [{\"key\": \"allergy\", \"label\": \"Allergies?\", \"type\": \"short_text\"}]";
    private static final String PERSONAL =
            ", \"answers\": {\"allergy\": \"nuts\"}, \"notes\": \"calls herself Lady L.\","
                    + " \"metadata\": {\"crm\": \"lovelace\"}";

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider, QUESTION);
    }

    @Test
    void exportHasEverythingAboutTheCustomerAndNobodyElse() {
        String id = tenant.book(type, at(9, 0), PERSONAL).getString("id");
        String another = order(type, at(10, 0)).replace("Ada@Example.org", "eve@example.org");
        tenant.api().body(another).post("/v1/bookings").then().statusCode(201);
        seat(UUID.fromString(id), "ADA@example.org");

        customers("export", "ada@example.ORG")
                .then()
                .statusCode(200)
                .body("bookings.id", contains(id))
                .body("bookings[0].customer.name", equalTo("Ada L."))
                .body("bookings[0].notes", containsString("Lady"))
                .body("bookings[0].answers[0].response", equalTo("nuts"))
                .body("bookings[0].metadata.crm", equalTo("lovelace"))
                .body("seats.email", contains("ADA@example.org"))
                .body("nextCursor", nullValue());
        Tenant.create()
                .api()
                .body("{\"email\": \"ada@example.org\"}")
                .post("/v1/customers/export")
                .then()
                .body("bookings", hasSize(0));
    }

    @Test
    void exportHasWhatWasAnsweredToForms() {
        UUID id = UUID.fromString(tenant.book(type, at(9, 0)).get("id"));
        submission(id);
        Sql.run(
                "insert into routing_submissions (organization_id, form_id, answers)"
                        + " select organization_id, id, '{\"mail\": \"Ada@Example.org\"}' from routing_forms where organization_id = ?",
                tenant.id());

        JsonPath export = customers("export", "ada@example.org").jsonPath();

        assertThat(export.getList("routingSubmissions.answers"))
                .containsExactly(java.util.Map.of("name", "Ada"), java.util.Map.of("mail", "Ada@Example.org"));
        assertThat(export.getList("routingSubmissions.bookingId")).containsExactly(id.toString(), null);
    }

    @Test
    void exportComesInPartsWhereItIsLong() {
        Sql.run(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status,"
                        + " customer_name, customer_email) select ?, ?, ?, t, t + interval '1 hour', 'confirmed', 'Bob',"
                        + " 'bob@example.org' from generate_series(timestamptz '2031-01-01 00:00Z',"
                        + " timestamptz '2031-01-01 00:00Z' + interval '510 hours', interval '1 hour') as t",
                tenant.id(),
                type,
                provider);

        JsonPath first = customers("export", "bob@example.org").jsonPath();
        JsonPath second = rest(first);

        assertThat(first.getList("bookings")).hasSize(500);
        assertThat(second.getList("bookings")).hasSize(11);
        assertThat(second.getString("nextCursor")).isNull();
        tenant.api()
                .body("{\"email\": \"bob@example.org\", \"cursor\": \"nonsense\"}")
                .post("/v1/customers/export")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/cursor"));
    }

    @Test
    void exportOfSeatsComesInPartsToo() {
        UUID session = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));
        for (int i = 0; i < 501; i++) {
            seat(session, "studio@example.org");
        }

        JsonPath first = customers("export", "studio@example.org").jsonPath();
        JsonPath second = rest(first);

        assertThat(first.getList("seats")).hasSize(500);
        assertThat(second.getList("seats")).hasSize(1);
        assertThat(second.getList("bookings")).isEmpty();
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void anAddressTypedWithABlankIsForgottenToo() {
        String form = tenant.api()
                .body("{\"title\": \"F\", \"slug\": \"f\","
                        + " \"fields\": [{\"key\": \"mail\", \"label\": \"Mail\", \"type\": \"text\"}]}")
                .post("/v1/routing-forms")
                .path("id");
        tenant.api()
                .body("{\"answers\": {\"mail\": \"Ada@example.org \"}}")
                .post("/v1/routing-forms/" + form + "/submissions")
                .then()
                .statusCode(201);
        assertThat(customers("export", "ada@example.org").jsonPath().getList("routingSubmissions"))
                .hasSize(1);

        customers("erase", "ada@example.org").then().statusCode(200);

        assertThat(everything()).doesNotContainIgnoringCase("ada@example");
    }

    @Test
    void erasedCustomerIsNowhere() {
        Response booked = tenant.api()
                .header("Idempotency-Key", "first")
                .body(order(type, at(9, 0), PERSONAL))
                .post("/v1/bookings");
        UUID id = UUID.fromString(booked.path("id"));
        String link = booked.<String>path("manageUrl").replace("http://localhost:8080", "");
        tenant.post(id, "reschedule", "{\"start\": \"" + at(11, 0) + "\"}")
                .then()
                .statusCode(200);
        seat(id, "ada@example.org");
        submission(id);
        assertThat(everything()).contains("Lady L.", "nuts", "lovelace", "Ada");

        customers("erase", "ada@EXAMPLE.org")
                .then()
                .statusCode(200)
                .body("bookings", equalTo(1))
                .body("seats", equalTo(1));

        assertThat(everything())
                .doesNotContainIgnoringCase("ada@example")
                .doesNotContain("Ada", "Lady L.", "nuts", "lovelace");
        tenant.api()
                .get("/v1/bookings/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("rescheduled"))
                .body("customer.name", equalTo("Erased"))
                .body("customer.email", startsWith("erased-"))
                .body("answers", equalTo(java.util.Map.of()));
        RestAssured.get(link).then().statusCode(404);
        RestAssured.given()
                .contentType("application/json")
                .post(link + "/cancel")
                .then()
                .statusCode(404);
        Tenant.as(link.replaceAll(".*/", "")).get("/v1/bookings/" + id).then().statusCode(404);
        customers("export", "ada@example.org")
                .then()
                .body("bookings", hasSize(0))
                .body("seats", hasSize(0));
        customers("erase", "ada@example.org").then().body("bookings", equalTo(0));
    }

    @Test
    void repeatedRequestStillMakesNoSecondBookingAndShowsNothing() {
        String body = order(type, at(9, 0));
        Response first =
                tenant.api().header("Idempotency-Key", "again").body(body).post("/v1/bookings");
        customers("erase", "ada@example.org").then().statusCode(200);

        tenant.api()
                .header("Idempotency-Key", "again")
                .body(body)
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", equalTo(first.header("Location")))
                .body(not(containsString("Ada")));
        assertThat(Sql.one("select count(*) from bookings where provider_id = ?", provider))
                .isEqualTo("1");
    }

    @Test
    void whoSharesASessionIsForgottenAlone() {
        UUID course = tenant.eventType(provider, ", \"maxSeats\": 5");
        String form = tenant.api()
                .body("""
                        {"slug": "g", "title": "G", "fields": [{"key": "why", "label": "Why", "type": "text"}],
                         "fallback": {"eventTypeId": "%s"}}
                        """.formatted(course))
                .post("/v1/routing-forms")
                .path("id");
        String order = order(course, at(9, 0));
        String adas = led(order, form, "a sore back");
        String bobs =
                led(order.replace("Ada L.", "Bob").replace("Ada@Example.org", "bob@example.org"), form, "Bob's knee");
        keyed("ada", "/v1/bookings", adas).then().statusCode(201);
        keyed("bob", "/v1/bookings", bobs).then().statusCode(201).body("customer.name", equalTo("Bob"));

        customers("erase", "bob@example.org").then().body("seats", equalTo(1));

        assertThat(everything())
                .doesNotContain("Bob")
                .doesNotContain("bob@example.org")
                .contains("a sore back");
        keyed("bob", "/v1/bookings", bobs)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(not(containsString("Bob")));
        keyed("ada", "/v1/bookings", adas)
                .then()
                .header("Idempotent-Replayed", "true")
                .body("customer.name", equalTo("Ada L."));
    }

    @Test
    void answersToAFormAreForgottenWithWhoGaveThem() {
        String form =
                tenant.api().body("""
                        {"slug": "f", "title": "F", "fields": [{"key": "mail", "label": "Mail", "type": "text"}],
                         "fallback": {"eventTypeId": "%s"}}
                        """.formatted(type)).post("/v1/routing-forms").path("id");
        keyed("form", "/v1/routing-forms/" + form + "/submissions", "{\"answers\": {\"mail\": \"ada@example.org\"}}")
                .then()
                .statusCode(201);
        assertThat(everything()).contains("ada@example.org");

        customers("erase", "ada@example.org").then().statusCode(200);

        assertThat(everything()).doesNotContain("ada@example.org");
    }

    @Test
    void othersKeepTheirs() {
        Tenant other = Tenant.create();
        JsonPath theirs = other.book(other.eventType(other.provider()), at(9, 0));
        tenant.book(type, at(9, 0));
        customers("erase", "ada@example.org").then().statusCode(200);

        other.api().get("/v1/bookings/" + theirs.get("id")).then().body("customer.email", equalTo("Ada@Example.org"));
    }

    private Response customers(String what, String email) {
        return tenant.api().body("{\"email\": \"" + email + "\"}").post("/v1/customers/" + what);
    }

    private JsonPath rest(JsonPath export) {
        return tenant.api()
                .body("{\"email\": \"" + export.get("email") + "\", \"cursor\": \"" + export.get("nextCursor") + "\"}")
                .post("/v1/customers/export")
                .jsonPath();
    }

    private Response keyed(String key, String path, String body) {
        return tenant.api().header("Idempotency-Key", key).body(body).post(path);
    }

    private void seat(UUID booking, String email) {
        Sql.run(
                "insert into seat_attendees (organization_id, booking_id, name, email, status, waitlisted_at)"
                        + " values (?, ?, 'Ada', ?, 'waitlisted', now())",
                tenant.id(),
                booking,
                email);
    }

    /** The same, after a form was filled in. */
    private String led(String order, String form, String why) {
        String submission = keyed(
                        UUID.randomUUID().toString(),
                        "/v1/routing-forms/" + form + "/submissions",
                        "{\"answers\": {\"why\": \"" + why + "\"}}")
                .path("id");
        return order.replaceFirst("\\{", "{\"routingSubmissionId\": \"" + submission + "\", ");
    }

    private void submission(UUID booking) {
        Sql.run(
                "with form as (insert into routing_forms (organization_id, title, slug) values (?, 'F', 'f') returning id)"
                        + " insert into routing_submissions (organization_id, form_id, answers, booking_id)"
                        + " select ?, id, '{\"name\": \"Ada\"}', ? from form",
                tenant.id(),
                tenant.id(),
                booking);
    }

    /** Every row of this organization, of every table, as text. */
    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : Sql.list("select table_name from information_schema.columns"
                + " where table_schema = 'public' and column_name = 'organization_id'")) {
            Sql.list("select cast(to_jsonb(t) as text) from " + table + " t where organization_id = ?", tenant.id())
                    .forEach(all::append);
        }
        return all.toString();
    }
}
