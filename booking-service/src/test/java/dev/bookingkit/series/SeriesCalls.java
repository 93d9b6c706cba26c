package dev.bookingkit.series;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the tests of series say over HTTP. */
final class SeriesCalls {

    static final Duration WEEK = Duration.ofDays(7);
    static final String FAR = ", \"maxFutureDays\": 3000";

    private SeriesCalls() {}

    static String order(UUID type, UUID provider, Instant start, int count, String more) {
        return """
                {"eventTypeId": "%s", "providerId": "%s", "start": "%s", "frequency": "weekly", "count": %d,
                 "customer": {"name": "Ada L.", "email": "Ada@Example.org"}%s}
                """.formatted(type, provider, start, count, more);
    }

    static Response place(Tenant tenant, UUID type, UUID provider, Instant start, int count, String more) {
        return tenant.api().body(order(type, provider, start, count, more)).post("/v1/recurring-series");
    }

    /** A series that is known to succeed. */
    static JsonPath placed(Tenant tenant, UUID type, UUID provider, Instant start, int count) {
        Response answer = place(tenant, type, provider, start, count, "");
        answer.then().statusCode(201);
        return answer.jsonPath();
    }

    static Response post(Tenant tenant, Object series, String operation, String body) {
        return tenant.api().body(body).post("/v1/recurring-series/" + series + "/" + operation);
    }

    static Response reschedule(Tenant tenant, Object series, Instant from, Instant start) {
        return post(tenant, series, "reschedule", "{\"from\": \"%s\", \"start\": \"%s\"}".formatted(from, start));
    }

    static Instant week(Instant first, int index) {
        return first.plus(WEEK.multipliedBy(index));
    }

    /** When the bookings of a series start and what they are, by start; active or not. */
    static List<String> bookings(Object series) {
        return Sql.list(
                "select rfc3339(starts_at) || ' ' || status from bookings where series_id = ? order by starts_at, id",
                UUID.fromString(series.toString()));
    }
}
