package dev.bookingkit.series;

import static dev.bookingkit.series.SeriesCalls.FAR;
import static dev.bookingkit.series.SeriesCalls.bookings;
import static dev.bookingkit.series.SeriesCalls.order;
import static dev.bookingkit.series.SeriesCalls.place;
import static dev.bookingkit.series.SeriesCalls.placed;
import static dev.bookingkit.series.SeriesCalls.post;
import static dev.bookingkit.series.SeriesCalls.reschedule;
import static dev.bookingkit.series.SeriesCalls.week;
import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.bookingkit.schema.event.EventJson;
import dev.bookingkit.schema.event.SeriesEvent;
import dev.bookingkit.testing.Events;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeriesIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private final Instant start = at(9, 0);
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider, FAR);
    }

    @Test
    void booksEveryOccurrence() throws Exception {
        Response answer = place(
                tenant,
                type,
                provider,
                start,
                3,
                ", \"notes\": \"n\", \"metadata\": {\"a\": 1}, \"source\": \"phone\"");

        answer.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", startsWith("/v1/recurring-series/"))
                .body("frequency", equalTo("weekly"))
                .body("monthlyBy", nullValue())
                .body("timeZone", equalTo("UTC"))
                .body("onConflict", equalTo("fail"))
                .body("occurrences.booking.metadata.a", everyItem(equalTo(1)))
                .body("occurrences.booking.source", everyItem(equalTo("phone")))
                .body("occurrences.index", contains(0, 1, 2))
                .body(
                        "occurrences.start",
                        contains(
                                start.toString(),
                                week(start, 1).toString(),
                                week(start, 2).toString()))
                .body("occurrences.reason", everyItem(nullValue()))
                .body("occurrences.booking.status", everyItem(equalTo("confirmed")))
                .body("occurrences.booking.version", everyItem(equalTo(0)))
                .body("occurrences.booking.seriesId", everyItem(equalTo(answer.path("id"))))
                .body("occurrences.booking.manageUrl", everyItem(notNullValue()));
        tenant.api()
                .get("/v1/recurring-series/" + answer.path("id"))
                .then()
                .statusCode(200)
                .body("", equalTo(answer.jsonPath().getMap("")));
        List<String> ids = answer.path("occurrences.bookingId");
        var created = Events.await("booking_events", 3, it -> ids.contains(it.key()));
        assertThat(created).extracting(it -> Events.header(it, "ce_type")).containsOnly("booking.created");
        var ofSeries = Events.await("booking_events", 1, it -> answer.path("id").equals(it.key()));
        assertThat(Events.header(ofSeries.getFirst(), "ce_type")).isEqualTo("series.created");
        SeriesEvent event = EventJson.read(ofSeries.getFirst().value(), SeriesEvent.class);
        assertThat(event.bookingIds()).extracting(UUID::toString).isEqualTo(ids);
        assertThat(event.actor()).startsWith("key:");
    }

    @Test
    void keepsTheLocalTimeWhenTheClockChanges() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        UUID host = tenant.provider("FREQ=DAILY", LocalTime.of(8, 0), LocalTime.of(20, 0), "Europe/Berlin");
        UUID visit = tenant.eventType(host, FAR);
        LocalDateTime first = LocalDate.now(berlin).plusDays(3).atTime(9, 30);

        JsonPath series = placed(tenant, visit, host, first.atZone(berlin).toInstant(), 52);

        assertThat(series.getList("occurrences.localStart", String.class))
                .isEqualTo(IntStream.range(0, 52)
                        .mapToObj(i -> first.plusWeeks(i) + ":00")
                        .toList());
        assertThat(series.getList("occurrences.booking.startsAt", String.class))
                .isEqualTo(IntStream.range(0, 52)
                        .mapToObj(i ->
                                first.plusWeeks(i).atZone(berlin).toInstant().toString())
                        .toList());
    }

    @Test
    void spansYearsWhereItIsMonthly() {
        JsonPath series = place(tenant, type, provider, start, 52, "")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(series.getList("occurrences")).hasSize(52);
        Instant noon = at(12, 0);
        String monthly =
                order(type, provider, noon, 52, ", \"monthlyBy\": \"weekday\"").replace("weekly", "monthly");

        JsonPath years = tenant.api()
                .body(monthly)
                .post("/v1/recurring-series")
                .then()
                .statusCode(201)
                .body("monthlyBy", equalTo("weekday"))
                .extract()
                .jsonPath();

        assertThat(Instant.parse(years.getString("occurrences[51].start")))
                .isAfter(noon.plusSeconds(86_400L * 365 * 4));
    }

    @Test
    void booksNothingAndListsAllConflicts() {
        String one = tenant.book(type, week(start, 1)).getString("id");
        String other = tenant.book(type, week(start, 3)).getString("id");

        place(tenant, type, provider, start, 5, "")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://bookingkit.dev/problems/slot-taken"))
                .body("reason", equalTo("already_booked"))
                .body("conflicts.index", contains(1, 3))
                .body(
                        "conflicts.start",
                        contains(week(start, 1).toString(), week(start, 3).toString()))
                .body("conflicts.reason", everyItem(equalTo("already_booked")))
                .body("conflicts.causes", contains(List.of(one), List.of(other)));
        place(tenant, type, provider, at(7, 0), 2, "")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://bookingkit.dev/problems/slot-unavailable"))
                .body("reason", equalTo("outside_availability"));

        assertThat(Sql.one("select count(*) from recurring_series where organization_id = ?", tenant.id()))
                .isEqualTo("0");
        assertThat(Sql.one("select count(*) from bookings where organization_id = ?", tenant.id()))
                .isEqualTo("2");
        assertThat(Sql.list("select id from outbox where type = 'series.created' and organization_id = ?", tenant.id()))
                .isEmpty();
    }

    @Test
    void leavesOutWhatCannotBeBooked() {
        String taken = tenant.book(type, week(start, 1)).getString("id");

        Response answer = place(tenant, type, provider, start, 3, ", \"onConflict\": \"skip\"");

        answer.then()
                .statusCode(201)
                .body("occurrences.reason", contains(nullValue(), equalTo("already_booked"), nullValue()))
                .body("occurrences[1].causes", contains(taken))
                .body("occurrences[1].booking", nullValue())
                .body("occurrences[1].start", equalTo(week(start, 1).toString()));
        assertThat(bookings(answer.path("id"))).containsExactly(start + " confirmed", week(start, 2) + " confirmed");
        tenant.api()
                .get("/v1/recurring-series/" + answer.path("id"))
                .then()
                .body("", equalTo(answer.jsonPath().getMap("")));
        place(tenant, type, provider, start, 1, ", \"onConflict\": \"skip\"")
                .then()
                .statusCode(409)
                .body("conflicts", hasSize(1));
    }

    @Test
    void endsAtTheHorizonLikeASingleBooking() {
        UUID near = tenant.eventType(provider, ", \"maxFutureDays\": 14");

        place(tenant, near, provider, start, 3, "")
                .then()
                .statusCode(422)
                .body("conflicts.reason", contains("beyond_horizon"))
                .body("conflicts.index", contains(2));
    }

    @Test
    void eachOccurrenceWaitsForItsOwnPaymentAndHasItsAnswers() {
        UUID paid = tenant.eventType(
                provider,
                FAR + ", \"priceCents\": 5000, \"currency\": \"EUR\", \"customQuestions\":"
                        + " [{\"key\": \"why\", \"label\": \"Why?\", \"type\": \"short_text\", \"isRequired\": true}]");
        place(tenant, paid, provider, start, 3, "")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/answers/why"));

        Response answer = place(tenant, paid, provider, start, 3, ", \"answers\": {\"why\": \"so\"}");

        answer.then()
                .statusCode(201)
                .body("occurrences.booking.status", everyItem(equalTo("pending")))
                .body("occurrences.booking.paymentStatus", everyItem(equalTo("pending")))
                .body("occurrences.booking.priceCents", everyItem(equalTo(5_000)))
                .body("occurrences.booking.answers.why", everyItem(equalTo("so")));
        assertThat(timers()).isEqualTo("3");
        post(tenant, answer.path("id"), "cancel", "{}").then().statusCode(200);
        assertThat(timers()).isEqualTo("0");
    }

    private String timers() {
        return Sql.one("select count(*) from timers where organization_id = ?", tenant.id());
    }

    @Test
    void cancelsWhatIsToCome() {
        JsonPath series = placed(tenant, type, provider, start, 4);
        String completed = series.getString("occurrences[0].bookingId");
        Sql.run("update bookings set status = 'completed' where id = ?", UUID.fromString(completed));
        String past = series.getString("occurrences[1].bookingId");
        Sql.run(
                "update bookings set starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days'"
                        + " where id = ?",
                UUID.fromString(past));

        post(tenant, series.get("id"), "cancel", "{\"reason\": \"moved away\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("cancelledFrom", notNullValue())
                .body("occurrences.booking.status", contains("completed", "confirmed", "cancelled", "cancelled"));

        assertThat(Sql.list(
                        "select coalesce(status_reason, '-') from bookings where series_id = ? order by starts_at",
                        UUID.fromString(series.get("id"))))
                .containsExactly("-", "-", "moved away", "moved away");
        tenant.book(type, week(start, 2));
    }

    @Test
    void cancelsThisAndTheFollowing() {
        JsonPath series = placed(tenant, type, provider, start, 4);

        post(tenant, series.get("id"), "cancel", "{\"from\": \"" + week(start, 2) + "\"}")
                .then()
                .statusCode(200)
                .body("cancelledFrom", equalTo(week(start, 2).toString()))
                .body("occurrences.booking.status", contains("confirmed", "confirmed", "cancelled", "cancelled"));
        tenant.post(series.get("occurrences[0].bookingId"), "cancel", "{}")
                .then()
                .statusCode(200);

        assertThat(bookings(series.get("id")))
                .containsExactly(
                        start + " cancelled",
                        week(start, 1) + " confirmed",
                        week(start, 2) + " cancelled",
                        week(start, 3) + " cancelled");
    }

    @Test
    void movesThisAndTheFollowingByHalfTheirLength() {
        UUID quarter = tenant.eventType(provider, FAR + ", \"slotIntervalMinutes\": 15");
        JsonPath series = placed(tenant, quarter, provider, start, 3);

        reschedule(tenant, series.get("id"), week(start, 1), week(start, 1).plusSeconds(900))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("occurrences.booking.status", contains("confirmed", "rescheduled", "rescheduled"))
                .body("occurrences[2].localStart", equalTo(local(week(start, 2).plusSeconds(900))));

        assertThat(bookings(series.get("id")))
                .containsExactly(
                        start + " confirmed",
                        week(start, 1).plusSeconds(900) + " rescheduled",
                        week(start, 2).plusSeconds(900) + " rescheduled");
    }

    private static String local(Instant utc) {
        return utc.toString().replace("Z", "");
    }

    @Test
    void movesOverItsOwnPlacesInBothDirections() {
        JsonPath series = placed(tenant, type, provider, week(start, 1), 5);

        reschedule(tenant, series.get("id"), week(start, 1), week(start, 2))
                .then()
                .statusCode(200);
        reschedule(tenant, series.get("id"), week(start, 2), start).then().statusCode(200);

        assertThat(bookings(series.get("id")))
                .isEqualTo(IntStream.range(0, 5)
                        .mapToObj(i -> week(start, i) + " rescheduled")
                        .toList());
        assertThat(Sql.list(
                        "select count(*) from booking_events e join bookings b on b.id = e.booking_id"
                                + " where b.series_id = ? and e.type = 'booking.rescheduled'",
                        UUID.fromString(series.get("id"))))
                .containsExactly("10");
    }

    @Test
    void movesNothingWhereOneCannotMove() {
        JsonPath series = placed(tenant, type, provider, start, 4);
        String other = tenant.book(type, week(start, 3).plusSeconds(3_600)).getString("id");
        List<String> before = bookings(series.get("id"));

        reschedule(tenant, series.get("id"), week(start, 1), week(start, 1).plusSeconds(3_600))
                .then()
                .statusCode(409)
                .body("conflicts.index", contains(3))
                .body("conflicts[0].causes", contains(other));
        reschedule(tenant, series.get("id"), week(start, 1), start)
                .then()
                .statusCode(409)
                .body("conflicts.index", contains(1))
                .body("conflicts[0].causes", contains(series.getString("occurrences[0].bookingId")));

        assertThat(bookings(series.get("id"))).isEqualTo(before);
        tenant.api().get("/v1/recurring-series/" + series.get("id")).then().body("version", equalTo(0));
    }

    @Test
    void occurrenceThatWasMovedOnItsOwnKeepsItsDifference() {
        JsonPath series = placed(tenant, type, provider, start, 3);
        tenant.post(
                        series.get("occurrences[1].bookingId"),
                        "reschedule",
                        "{\"start\": \"" + week(start, 1).plusSeconds(7_200) + "\"}")
                .then()
                .statusCode(200)
                .body("seriesId", equalTo(series.get("id")));

        reschedule(tenant, series.get("id"), start, start.plusSeconds(1_800))
                .then()
                .statusCode(200);

        assertThat(bookings(series.get("id")))
                .containsExactly(
                        start.plusSeconds(1_800) + " rescheduled",
                        week(start, 1).plusSeconds(9_000) + " rescheduled",
                        week(start, 2).plusSeconds(1_800) + " rescheduled");
    }

    @Test
    void movesOnlyAnOccurrenceThatStartsThen() {
        JsonPath series = placed(tenant, type, provider, start, 2);
        tenant.post(series.get("occurrences[1].bookingId"), "cancel", "{}")
                .then()
                .statusCode(200);

        for (Instant from : List.of(start.plusSeconds(60), week(start, 1), week(start, 2))) {
            reschedule(tenant, series.get("id"), from, at(15, 0))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/from"));
        }
    }

    @Test
    void honoursIfMatchAndIdempotencyKeys() {
        String body = order(type, provider, start, 2, "");
        Response first = tenant.api().header("Idempotency-Key", "k").body(body).post("/v1/recurring-series");
        Response again = tenant.api().header("Idempotency-Key", "k").body(body).post("/v1/recurring-series");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        String series = first.path("id");
        String cancel = "/v1/recurring-series/" + series + "/cancel";

        tenant.api()
                .header("If-Match", "\"7\"")
                .body("{}")
                .post(cancel)
                .then()
                .statusCode(412)
                .body("currentVersion", equalTo(0));
        tenant.api()
                .header("If-Match", "\"0\"")
                .header("Idempotency-Key", "c")
                .body("{}")
                .post(cancel)
                .then()
                .statusCode(200);
        tenant.api()
                .header("If-Match", "\"0\"")
                .header("Idempotency-Key", "c")
                .body("{}")
                .post(cancel)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true");
    }

    @Test
    void showsToEveryoneWhatTheyMaySee() {
        JsonPath series = placed(tenant, type, provider, start, 2);
        String path = "/v1/recurring-series/" + series.get("id");
        Tenant stranger = Tenant.create();
        String move = "{\"from\": \"%s\", \"start\": \"%s\"}".formatted(start, at(15, 0));

        stranger.api().get(path).then().statusCode(404);
        stranger.api().body("{}").post(path + "/cancel").then().statusCode(404);
        stranger.api().body(move).post(path + "/reschedule").then().statusCode(404);
        stranger.api().get("/v1/recurring-series").then().body("data", empty());
        Tenant.as(tenant.publishableKey()).get(path).then().statusCode(403);
        Tenant.as(tenant.publishableKey())
                .body(order(type, provider, at(16, 0), 2, ""))
                .post("/v1/recurring-series")
                .then()
                .statusCode(201)
                .body("occurrences.booking.source", everyItem(equalTo("online")));
        String guest = series.getString("occurrences[0].booking.manageUrl").replaceAll(".*/", "");
        Tenant.as(guest).get(path).then().statusCode(403);
        Tenant.as(guest).body("{}").post(path + "/cancel").then().statusCode(403);
        Tenant.as(guest)
                .get("/v1/bookings/" + series.get("occurrences[1].bookingId"))
                .then()
                .statusCode(404);
        Tenant.as(guest)
                .body("{}")
                .post("/v1/bookings/" + series.get("occurrences[0].bookingId") + "/cancel")
                .then()
                .statusCode(200);
        assertThat(bookings(series.get("id"))).containsExactly(start + " cancelled", week(start, 1) + " confirmed");
    }

    @Test
    void erasureReachesTheStoredAnswer() {
        String body = order(type, provider, start, 2, "");
        tenant.api().header("Idempotency-Key", "k").body(body).post("/v1/recurring-series");

        tenant.api().body("{\"email\": \"ada@example.org\"}").post("/v1/customers/erase");

        assertThat(Sql.list(
                        "select response_body from idempotency_keys where organization_id = ? and key = 'k'",
                        tenant.id()))
                .containsExactly((String) null);
    }

    @Test
    void listsPageByPage() {
        String first = placed(tenant, type, provider, start, 1).getString("id");
        String second = placed(tenant, type, provider, at(10, 0), 1).getString("id");
        UUID colleague = tenant.provider();
        String third = placed(tenant, tenant.eventType(colleague, FAR), colleague, start, 1)
                .getString("id");

        String cursor = tenant.api()
                .get("/v1/recurring-series?limit=2")
                .then()
                .body("data.id", contains(first, second))
                .body("data[0].occurrences.bookingId", hasSize(1))
                .body("data[0].occurrences.booking", everyItem(nullValue()))
                .extract()
                .path("nextCursor");
        tenant.api()
                .get("/v1/recurring-series?limit=2&cursor=" + cursor)
                .then()
                .body("data.id", contains(third))
                .body("nextCursor", nullValue());
        tenant.api().get("/v1/recurring-series?providerId=" + colleague).then().body("data.id", contains(third));
    }

    @Test
    void refusesWhatCannotBe() {
        UUID group = tenant.eventType(provider, FAR + ", \"maxSeats\": 5");
        refused(order(type, provider, start, 53, ""), "/count");
        refused(order(type, provider, start, 0, ""), "/count");
        refused(order(type, provider, start, 2, ", \"monthlyBy\": \"weekday\""), "/monthlyBy");
        refused(order(type, provider, start, 2, ", \"timeZone\": \"GMT+5\""), "/timeZone");
        refused(order(type, tenant.provider(), start, 2, ""), "/providerId");
        refused(order(group, provider, start, 2, ""), "/eventTypeId");
        for (String strategy : List.of("collective", "fixed", "managed")) {
            UUID together = tenant.teamType(tenant.team(strategy, provider), FAR);
            refused(order(together, provider, start, 2, ""), "/eventTypeId");
        }
        UUID team = tenant.team("round_robin", provider);
        UUID teams = tenant.teamType(team, FAR);
        Sql.run("update teams set archived_at = now() where id = ?", team);
        place(tenant, teams, provider, start, 2, "").then().statusCode(404);
        place(tenant, UUID.randomUUID(), provider, start, 2, "").then().statusCode(404);
        UUID anybody = tenant.anyonesType();
        place(tenant, anybody, UUID.randomUUID(), start, 2, "").then().statusCode(404);
        place(tenant, type, provider, Instant.parse("9998-12-01T09:00:00Z"), 52, "")
                .then()
                .statusCode(422)
                .body("conflicts", hasSize(52));
        place(tenant, type, provider, Instant.parse("1970-01-01T09:00:00Z"), 2, "")
                .then()
                .statusCode(422)
                .body("conflicts.reason", everyItem(equalTo("notice_too_short")));
    }

    private void refused(String body, String pointer) {
        tenant.api()
                .body(body)
                .post("/v1/recurring-series")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }
}
