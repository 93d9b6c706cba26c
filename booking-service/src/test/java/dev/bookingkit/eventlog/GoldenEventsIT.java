package dev.bookingkit.eventlog;

import static dev.bookingkit.testing.Tenant.at;
import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.testing.Events;
import dev.bookingkit.testing.Golden;
import dev.bookingkit.testing.Sessions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@code booking_events}: one golden file a transition, the same whatever path made it. Only the actor tells the
 * paths apart.
 */
@QuarkusTest
class GoldenEventsIT {

    private static final String WALK_IN = ", \"source\": \"walk_in\", \"override\": true";

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private final UUID colleague = tenant.provider();
    private UUID teamId = UUID.randomUUID();

    @Test
    void created() {
        UUID type = tenant.eventType(provider);
        String byKey = tenant.book(type, at(9, 0)).get("id");
        String byBrowser = Tenant.as(tenant.publishableKey())
                .body(order(type, at(10, 0)))
                .post("/v1/bookings")
                .path("id");
        UUID bySql = UUID.randomUUID();
        Sql.run(
                """
                insert into bookings (id, organization_id, event_type_id, provider_id, starts_at, ends_at, status,
                  customer_name, customer_email, currency)
                values (?, ?, ?, ?, ?::timestamptz, ?::timestamptz, 'confirmed', 'Ada', 'ada@example.org', 'EUR')
                """,
                bySql,
                tenant.id(),
                type,
                provider,
                at(11, 0).toString(),
                at(11, 30).toString());

        same("booking.created", type, List.of("key:", "key:", "db:postgres"), byKey, byBrowser, bySql);
    }

    @Test
    void confirmed() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        String byKey = tenant.book(type, at(9, 0)).get("id");
        done(tenant.post(byKey, "confirm", ""));
        String bySql = tenant.book(type, at(10, 0)).get("id");
        setStatus(bySql, "confirmed");

        same("booking.confirmed", type, List.of("key:", "db:postgres"), byKey, bySql);
    }

    @Test
    void confirmedByItsPayment() {
        UUID type = tenant.eventType(provider, ", \"priceCents\": 5000, \"currency\": \"EUR\"");
        String paid = tenant.book(type, at(9, 0)).get("id");
        Events.payment(UUID.randomUUID(), "payment.succeeded", tenant, UUID.fromString(paid), "succeeded", 0);

        PublishedEvent event = named(paid, type, "booking.confirmed");
        assertThat(event.actor()).isEqualTo("system:booking-service");
        Golden.check("booking.confirmed-paid.json", event.text());
    }

    @Test
    void rejected() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        String byKey = tenant.book(type, at(9, 0)).get("id");
        done(tenant.post(byKey, "reject", "{\"reason\": \"busy\"}"));
        String bySql = tenant.book(type, at(9, 0)).get("id");
        setStatus(bySql, "rejected");
        String byDeadline = tenant.book(type, at(9, 0)).get("id");
        Sql.run(
                "update bookings set expires_at = now() - interval '1 second' where id = ?",
                UUID.fromString(byDeadline));
        Sql.run("update timers set due_at = now() where subject_id = ?", UUID.fromString(byDeadline));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Sql.one("select status from bookings where id = ?", UUID.fromString(byDeadline))
                        .equals("rejected"));

        same(
                "booking.rejected",
                type,
                List.of("key:", "db:postgres", "system:booking-service"),
                byKey,
                bySql,
                byDeadline);
    }

    @Test
    void cancelled() {
        UUID type = tenant.eventType(provider);
        String byKey = tenant.book(type, at(9, 0)).get("id");
        done(tenant.post(byKey, "cancel", "{\"reason\": \"ill\"}"));
        JsonPath byGuest = tenant.book(type, at(9, 0));
        done(RestAssured.given().contentType("application/json").post(link(byGuest) + "/cancel"));
        String inBulk = tenant.book(type, at(9, 0)).get("id");
        bulk("{\"action\": \"cancel\", \"bookingIds\": [\"" + inBulk + "\"]}");
        String bySql = tenant.book(type, at(9, 0)).get("id");
        setStatus(bySql, "cancelled");

        same(
                "booking.cancelled",
                type,
                List.of("key:", "guest:", "key:", "db:postgres"),
                byKey,
                byGuest.get("id"),
                inBulk,
                bySql);
    }

    @Test
    void cancelledWhereNobodyPays() {
        UUID type = tenant.eventType(provider, ", \"priceCents\": 5000, \"currency\": \"EUR\"");
        String unpaid = tenant.book(type, at(9, 0)).get("id");
        Sql.run("update bookings set expires_at = now() - interval '1 second' where id = ?", UUID.fromString(unpaid));
        Sql.run("update timers set due_at = now() where subject_id = ?", UUID.fromString(unpaid));

        PublishedEvent event = named(unpaid, type, "booking.cancelled");
        assertThat(event.actor()).isEqualTo("system:booking-service");
        Golden.check("booking.cancelled-unpaid.json", event.text());
    }

    @Test
    void rescheduled() {
        UUID type = tenant.eventType(provider);
        String to = "{\"start\": \"%s\"}";
        String byKey = tenant.book(type, at(9, 0)).get("id");
        done(tenant.post(byKey, "reschedule", to.formatted(at(12, 0))));
        JsonPath byGuest = tenant.book(type, at(9, 0));
        done(RestAssured.given()
                .contentType("application/json")
                .body(to.formatted(at(13, 0)))
                .post(link(byGuest) + "/reschedule"));
        String inBulk = tenant.book(type, at(9, 0)).get("id");
        bulk("{\"action\": \"move\", \"items\": [{\"bookingId\": \"%s\", \"start\": \"%s\"}]}"
                .formatted(inBulk, at(14, 0)));
        String bySql = tenant.book(type, at(9, 0)).get("id");
        Sql.run(
                "update bookings set status = 'rescheduled', starts_at = ?::timestamptz, ends_at = ?::timestamptz where id = ?",
                at(15, 0).toString(),
                at(15, 30).toString(),
                UUID.fromString(bySql));

        same(
                "booking.rescheduled",
                type,
                List.of("key:", "guest:", "key:", "db:postgres"),
                byKey,
                byGuest.get("id"),
                inBulk,
                bySql);
    }

    @Test
    void completed() {
        UUID type = ended("booking.completed", "complete", "completed");
        tenant.api()
                .body("{\"settings\": {\"autoComplete\": true}}")
                .patch("/v1/organizations/" + tenant.id())
                .then()
                .statusCode(200);
        String byItself = tenant.book(type, minutesAgo(90), WALK_IN).get("id");

        same("booking.completed", type, List.of("system:booking-service"), byItself);
    }

    @Test
    void noShow() {
        ended("booking.no_show", "no-show", "no_show");
    }

    /** What has started is said by its host, or by SQL. */
    private UUID ended(String event, String operation, String status) {
        UUID type = tenant.eventType(provider);
        String byKey = tenant.book(type, minutesAgo(10), WALK_IN).get("id");
        done(tenant.post(byKey, operation, ""));
        String bySql = tenant.book(type, minutesAgo(50), WALK_IN).get("id");
        setStatus(bySql, status);

        same(event, type, List.of("key:", "db:postgres"), byKey, bySql);
        return type;
    }

    @Test
    void reassigned() {
        UUID team = tenant.team("round_robin", provider, colleague);
        UUID type = tenant.teamType(team, "");
        String first = ", \"providerId\": \"" + provider + "\"";
        String byKey = tenant.book(type, at(9, 0), first).get("id");
        done(tenant.post(byKey, "reassign", "{\"providerId\": \"" + colleague + "\"}"));
        String bySql = tenant.book(type, at(10, 0), first).get("id");
        Sql.run("update bookings set provider_id = ? where id = ?", colleague, UUID.fromString(bySql));

        teamId = team;
        same("booking.reassigned", type, List.of("key:", "db:postgres"), byKey, bySql);
    }

    @Test
    void seats() {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        String session = tenant.book(type, at(9, 0)).get("id");
        UUID seat = Sessions.seat(tenant, session, "bob");
        UUID waiting = UUID.fromString(Sessions.wait(tenant, session, "eve", 1).path("id"));
        done(tenant.api().delete("/v1/bookings/" + session + "/seats/" + seat));

        seat("seat.waitlisted", session, type, waiting);
        seat("seat.cancelled", session, type, seat);
        seat("seat.offered", session, type, waiting);
        Sql.run("update seat_attendees set offer_expires_at = now() - interval '1 second' where id = ?", waiting);
        Sql.run("update seat_attendees set status = 'cancelled' where id = ?", waiting);
        seat("seat.offer_expired", session, type, waiting);
    }

    @Test
    void seatsGivenUpByLinkAndBySql() {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        String session = tenant.book(type, at(9, 0)).get("id");
        Response byLink = Sessions.join(tenant, session, "bob", "");
        Sessions.wait(tenant, session, "eve", 1);
        done(RestAssured.given()
                .contentType("application/json")
                .post("/v1/manage/" + Sessions.token(byLink) + "/cancel"));
        String another = tenant.book(type, at(10, 0)).get("id");
        UUID bySql = Sessions.seat(tenant, another, "bob");
        Sessions.wait(tenant, another, "eve", 1);
        Sql.run("update seat_attendees set status = 'cancelled' where id = ?", bySql);

        seat("seat.cancelled", session, type, UUID.fromString(byLink.path("id")));
        seat("seat.cancelled", another, type, bySql);
    }

    @Test
    void seatReservedByWhoWaited() {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 2");
        String session = tenant.book(type, at(9, 0)).get("id");
        UUID seat = Sessions.seat(tenant, session, "bob");
        Response waiting = Sessions.wait(tenant, session, "eve", 1);
        done(tenant.api().delete("/v1/bookings/" + session + "/seats/" + seat));
        done(RestAssured.post("/v1/manage/" + Sessions.token(waiting) + "/accept"));

        PublishedEvent event = named(PublishedEvent.last(session, "seat.reserved", 3), session, type, "seat.reserved")
                .naming(waiting.path("id"), "seat");
        assertThat(event.actor()).startsWith("guest:");
        Golden.check("seat.reserved-offered.json", event.text());
    }

    @Test
    void seatReserved() {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 5");
        String session = tenant.book(type, at(9, 0)).get("id");
        UUID first = UUID.fromString(
                Sql.one("select id from seat_attendees where booking_id = ?", UUID.fromString(session)));

        seat("seat.reserved", session, type, first);
    }

    @Test
    void seriesCreated() {
        UUID type = tenant.eventType(provider);
        Response placed =
                tenant.api().body("""
                        {"eventTypeId": "%s", "providerId": "%s", "start": "%s", "frequency": "weekly", "count": 2,
                         "customer": {"name": "Ada L.", "email": "ada@example.org"}}
                        """.formatted(type, provider, at(9, 0))).post("/v1/recurring-series");
        placed.then().statusCode(201);
        String series = placed.path("id");

        PublishedEvent event =
                named(series, type, "series.created").naming(series, "series").naming(at(9, 0), "start");
        List<String> bookings = placed.path("occurrences.bookingId");
        bookings.forEach(it -> event.naming(it, "booking " + (1 + bookings.indexOf(it))));
        assertThat(event.actor()).startsWith("key:");
        Golden.check("series.created.json", event.text());
    }

    @Test
    void customerErased() {
        UUID type = tenant.eventType(provider, ", \"maxSeats\": 5");
        String whole = tenant.book(tenant.eventType(colleague), at(9, 0)).get("id");
        JsonPath session = tenant.book(type, at(9, 0));
        done(tenant.api().body("{\"email\": \"ada@example.org\"}").post("/v1/customers/erase"));

        PublishedEvent event = named(tenant.id(), type, "customer.erased")
                .naming(whole, "booking 1")
                .naming(session.get("id"), "booking 2")
                .naming(session.get("seatId"), "seat");
        Golden.check("customer.erased.json", event.text());
    }

    private void seat(String event, String session, UUID type, UUID seat) {
        PublishedEvent published = named(session, type, event).naming(seat, "seat");
        String expires =
                Sql.one("select coalesce(rfc3339(offer_expires_at), '-') from seat_attendees where id = ?", seat);
        Golden.check(event + ".json", published.naming(expires, "offer's end").text());
    }

    private void same(String event, UUID type, List<String> actors, Object... bookings) {
        List<PublishedEvent> events =
                Stream.of(bookings).map(it -> named(it, type, event)).toList();
        for (int i = 0; i < actors.size(); i++) {
            assertThat(events.get(i).actor()).as("actor of path " + i).startsWith(actors.get(i));
            Golden.check(event + ".json", events.get(i).text());
        }
    }

    private PublishedEvent named(Object subject, UUID type, String event) {
        return named(PublishedEvent.of(subject, event), subject, type, event);
    }

    private PublishedEvent named(PublishedEvent published, Object subject, UUID type, String event) {
        published
                .naming(subject, "booking")
                .naming(tenant.id(), "organization")
                .naming(type, "event type")
                .naming(provider, "provider")
                .naming(colleague, "colleague")
                .naming(teamId, "team");
        UUID id = UUID.fromString(subject.toString());
        String times = "select rfc3339(%s) from booking_events where booking_id = ? and type = ? limit 1";
        for (String time : List.of("old_starts_at", "old_ends_at", "new_starts_at", "new_ends_at")) {
            Sql.list(times.formatted(time), id, event).stream()
                    .filter(Objects::nonNull)
                    .forEach(it -> published.naming(it, time.replace('_', ' ')));
        }
        return published;
    }

    private void bulk(String body) {
        Response accepted = tenant.api().body(body).post("/v1/bookings/bulk");
        accepted.then().statusCode(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        tenant.api().get(accepted.header("Location")).jsonPath().getInt("succeeded") == 1);
    }

    private static Instant minutesAgo(int minutes) {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes));
    }

    private static void setStatus(String booking, String status) {
        Sql.run("update bookings set status = ?::booking_status where id = ?", status, UUID.fromString(booking));
    }

    private static String link(JsonPath booking) {
        return booking.getString("manageUrl").replace("http://localhost:8080", "");
    }

    private static void done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
    }
}
