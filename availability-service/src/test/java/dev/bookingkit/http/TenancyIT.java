package dev.bookingkit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenancyIT {

    private static final Map<String, Object> RULE =
            Map.of("rrule", "FREQ=DAILY", "startTime", "09:00", "endTime", "17:00", "timeZone", "UTC");

    private final Tenant owner = Tenant.create();
    private final Tenant stranger = Tenant.create();

    @Test
    void anotherTenantsThingsAreNotThere() {
        UUID provider = owner.provider("UTC");
        UUID eventType = owner.eventType(30, provider);
        String path = "/v1/providers/" + provider;
        String rule = owner.post(path + "/availability-rules", RULE).path("id");

        for (String address : List.of(
                path,
                path + "/availability-rules",
                path + "/availability-rules/" + rule,
                path + "/availability-overrides",
                path + "/out-of-office",
                "/v1/slots?eventTypeId=" + eventType + "&start=2026-03-09&end=2026-03-10&timeZone=UTC",
                "/v1/slots/first?eventTypeId=" + eventType)) {
            owner.request().get(address).then().statusCode(200);
            stranger.request().get(address).then().statusCode(404).body("type", endsWith("/not-found"));
        }
        stranger.request().delete(path).then().statusCode(404);
        stranger.request().delete(path + "/availability-rules/" + rule).then().statusCode(404);
        stranger.post(path + "/availability-rules", RULE).then().statusCode(404);
        stranger.request()
                .body(Map.of("displayName", "Mine"))
                .patch(path)
                .then()
                .statusCode(404);
        stranger.post("/v1/availability/explain", Map.of("eventTypeId", eventType, "start", "2026-03-09T09:00:00Z"))
                .then()
                .statusCode(404);
        UUID mine = stranger.eventType(30, null);
        stranger.request()
                .get("/v1/slots?eventTypeId=" + mine + "&providerId=" + provider
                        + "&start=2026-03-09&end=2026-03-10&timeZone=UTC")
                .then()
                .statusCode(404);
    }

    /** No filter of this service stands between: the role asks for everything and sees its tenant's rows only. */
    @Test
    void rowLevelSecurityAloneKeepsTenantsApart() throws SQLException {
        UUID provider = owner.provider("UTC");
        owner.post("/v1/providers/" + provider + "/availability-rules", RULE);
        try (Connection role = SharedStack.get().postgres().connectAs("availability_service")) {
            role.setAutoCommit(false);
            assertThat(rows(role)).isZero();
            enter(role, stranger.id());
            assertThat(rows(role)).isZero();
            enter(role, owner.id());
            assertThat(rows(role)).isEqualTo(2);
        }
    }

    @Test
    void permissionsAreAskedFor() {
        String reader = owner.keyWith("availability:read");
        String slots = owner.keyWith("slots:read");
        String stranded = owner.keyWith("bookings:read");
        assertThat(creation("")).isEqualTo(401);
        assertThat(creation("sk_nonsense")).isEqualTo(401);
        assertThat(creation(reader)).isEqualTo(403);
        assertThat(creation(slots)).isEqualTo(403);
        assertThat(with(reader).get("/v1/providers").statusCode()).isEqualTo(200);
        assertThat(with(slots).get("/v1/providers").statusCode()).isEqualTo(403);
        assertThat(with(stranded).get("/v1/slots").statusCode()).isEqualTo(403);
        assertThat(with(slots).get("/v1/slots").statusCode()).isEqualTo(400);
        assertThat(with(reader).body("{}").post("/v1/availability/preview").statusCode())
                .isEqualTo(403);
        assertThat(with(slots).body("{}").post("/v1/availability/preview").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anExpiredOrRevokedKeyIsNoKey() {
        String expired = owner.keyWith("availability:read");
        Tenant.sql(
                "update api_keys set expires_at = now() - interval '1 second' where organization_id = ?", owner.id());
        String revoked = owner.keyWith("availability:read");
        Tenant.sql(
                "update api_keys set revoked_at = now() where organization_id = ? and expires_at is null", owner.id());
        String valid = owner.keyWith("availability:read");
        assertThat(with(revoked).get("/v1/providers").statusCode()).isEqualTo(401);
        assertThat(with(expired).get("/v1/providers").statusCode()).isEqualTo(401);
        assertThat(with(valid).get("/v1/providers").statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonMayWhatTheRoleAllows() {
        String subject = "user-" + UUID.randomUUID();
        String token = SharedStack.get().oidc().token(subject);
        assertThat(with(token).get("/v1/providers").statusCode()).isEqualTo(403);
        Tenant.sql(
                "insert into organization_members (organization_id, user_id, role) values (?, ?, 'member')",
                owner.id(),
                subject);
        UUID provider = owner.provider("UTC");
        with(token).get("/v1/providers/" + provider).then().statusCode(200);
        assertThat(with(token).delete("/v1/providers/" + provider).statusCode()).isEqualTo(403);
        Tenant.sql("update organization_members set role = 'admin' where user_id = ?", subject);
        assertThat(with(token).delete("/v1/providers/" + provider).statusCode()).isEqualTo(204);
        String expired = SharedStack.get().oidc().expiredToken(subject);
        assertThat(with(expired).get("/v1/providers").statusCode()).isEqualTo(401);
    }

    private static int creation(String key) {
        return with(key)
                .body("{\"displayName\":\"A\",\"timeZone\":\"UTC\"}")
                .post("/v1/providers")
                .statusCode();
    }

    private static RequestSpecification with(String key) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private static void enter(Connection role, UUID organization) throws SQLException {
        try (var statement = role.prepareStatement("select set_config('app.organization_id', ?, true)")) {
            statement.setString(1, organization.toString());
            statement.execute();
        }
    }

    private static long rows(Connection role) throws SQLException {
        try (var statement = role.createStatement();
                var rows = statement.executeQuery(
                        "select (select count(*) from providers) + (select count(*) from availability_rules)")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
