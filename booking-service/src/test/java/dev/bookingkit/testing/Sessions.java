package dev.bookingkit.testing;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;

/** Sessions as their attendees use them. */
public final class Sessions {

    private Sessions() {}

    public static Response join(Tenant tenant, Object session, String name, String more) {
        return tenant.api()
                .body("{\"name\": \"%s\", \"email\": \"%s@example.org\"%s}".formatted(name, name, more))
                .post("/v1/bookings/" + session + "/seats");
    }

    /** A seat that is known to be given. */
    public static UUID seat(Tenant tenant, Object session, String name) {
        Response joined = join(tenant, session, name, "");
        joined.then().statusCode(201);
        return UUID.fromString(joined.path("id"));
    }

    /** A place in the queue of a session that is known to be full. */
    public static Response wait(Tenant tenant, Object session, String name, int seats) {
        Response joined = join(tenant, session, name, ", \"waitlist\": true, \"seats\": " + seats);
        joined.then().statusCode(201).body("status", org.hamcrest.Matchers.equalTo("waitlisted"));
        return joined;
    }

    public static String token(Response withManageUrl) {
        return withManageUrl.<String>path("manageUrl").replaceAll(".*/", "");
    }

    /** Name and status, and a star for an open offer, in the order of coming. */
    public static List<String> attendees(Object session) {
        return Sql.list(
                "select name || ' ' || status || case when status = 'waitlisted' and offered_at is not null then '*' else '' end"
                        + " from seat_attendees where booking_id = ? order by created_at, id",
                UUID.fromString(session.toString()));
    }

    public static int taken(Object session) {
        return Integer.parseInt(
                Sql.one("select seats_taken from bookings where id = ?", UUID.fromString(session.toString())));
    }

    /** Of one sequence without gaps: the types in order. */
    public static List<String> events(Object session) {
        return Sql.list(
                "select type from booking_events where booking_id = ? order by sequence",
                UUID.fromString(session.toString()));
    }

    /** The counter is what the attendees have, the log has no gap, and each of its events is or was to be published. */
    public static void assertAgree(Object session) {
        UUID id = UUID.fromString(session.toString());
        String counted = Sql.one(
                "select coalesce(sum(seats), 0) from seat_attendees where booking_id = ? and (status = 'confirmed'"
                        + " or status = 'waitlisted' and offered_at is not null)",
                id);
        org.assertj.core.api.Assertions.assertThat(taken(session)).isEqualTo(Integer.parseInt(counted));
        org.assertj.core.api.Assertions.assertThat(
                        Sql.one("select max(sequence) - count(*) from booking_events where booking_id = ?", id))
                .isEqualTo("0");
    }
}
