package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Stripe;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessIT {

    private final Tenant tenant = Tenant.create();
    private final Tenant other = Tenant.create();

    @BeforeEach
    void connect() {
        Stripe.connect();
    }

    @Test
    void anotherTenantsMoneyDoesNotExist() {
        UUID booking = tenant.booking(5_000);
        Api.Started started = Api.paid(tenant, booking);
        UUID unpaid = tenant.booking(5_000);

        Api.as(other.secretKey())
                .get("/v1/payments/" + started.paymentId())
                .then()
                .statusCode(404);
        Api.refund(other, started.paymentId(), "{}").statusCode(404);
        Api.startPayment(other.secretKey(), unpaid).statusCode(404);
        Api.as(other.secretKey())
                .get("/v1/payments?bookingId=" + booking)
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(0));
        assertThat(Sql.count("payments where parent_payment_id = ?", started.paymentId()))
                .isZero();
        assertThat(Sql.count("payments where booking_id = ?", unpaid)).isZero();
    }

    @Test
    void rowLevelSecurityAloneHidesAnotherTenantsMoney() throws Exception {
        Api.Started started = Api.started(tenant, tenant.booking(5_000));

        assertThat(seen(started.paymentId(), "")).isZero();
        assertThat(seen(started.paymentId(), other.organizationId().toString())).isZero();
        assertThat(seen(started.paymentId(), tenant.organizationId().toString()))
                .isEqualTo(1);
    }

    private static long seen(UUID payment, String organization) throws Exception {
        try (Connection connection = SharedStack.get().postgres().connectAs("payments_service");
                var tenant = connection.prepareStatement("select set_config('app.organization_id', ?, false)");
                var query = connection.prepareStatement("select count(*) from payments where id = ?")) {
            tenant.setString(1, organization);
            tenant.execute();
            query.setObject(1, payment);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Credential → the status of starting a payment, reading one, refunding one. */
    @Test
    void everyoneMayDoWhatTheirPermissionsSay() {
        UUID booking = tenant.booking(5_000);
        UUID another = tenant.booking(5_000);
        UUID payment = Api.started(tenant, booking).paymentId();
        tenant.member("ann-" + tenant.slug(), "admin");
        tenant.member("max-" + tenant.slug(), "member");
        var oidc = SharedStack.get().oidc();

        Map<String, int[]> expected = Map.of(
                key(Permission.PAYMENTS_READ), new int[] {403, 200, 403},
                key(Permission.PAYMENTS_CREATE), new int[] {200, 403, 403},
                key(Permission.PAYMENTS_WRITE), new int[] {403, 403, 409},
                key(Permission.BOOKINGS_READ), new int[] {403, 403, 403},
                tenant.key(ApiKeySecret.Kind.PUBLISHABLE, Set.of(Permission.values())), new int[] {403, 403, 403},
                tenant.guestToken(booking), new int[] {200, 403, 403},
                tenant.guestToken(another), new int[] {404, 403, 403},
                oidc.token("ann-" + tenant.slug()), new int[] {200, 200, 409},
                oidc.token("max-" + tenant.slug()), new int[] {403, 200, 403},
                oidc.token("nobody-" + tenant.slug()), new int[] {403, 403, 403});

        expected.forEach((credential, statuses) -> {
            Api.startPayment(credential, booking).statusCode(statuses[0]);
            Api.as(credential).get("/v1/payments/" + payment).then().statusCode(statuses[1]);
            Api.as(credential)
                    .body("{}")
                    .post("/v1/payments/" + payment + "/refund")
                    .then()
                    .statusCode(statuses[2]);
        });
        assertThat(Sql.count("payments where booking_id = ?", another)).isZero();
    }

    @Test
    void erasedBookingIsDeadToItsGuest() {
        UUID booking = tenant.booking(5_000);
        Sql.run("update bookings set customer_erased_at = now() where id = ?", booking);

        Api.startPayment(tenant.guestToken(booking), booking).statusCode(404);
        assertThat(Sql.count("payments where booking_id = ?", booking)).isZero();
        Api.startPayment(key(Permission.PAYMENTS_CREATE), booking).statusCode(200);
    }

    private String key(Permission scope) {
        return tenant.key(ApiKeySecret.Kind.SECRET, Set.of(scope));
    }

    @Test
    void nobodyIsUnauthenticated() {
        for (String path : new String[] {"/v1/payments", "/v1/payments/" + UUID.randomUUID()}) {
            RestAssured.get(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("type", endsWith("/unauthenticated"));
        }
        Api.startPayment("sk_unknown", UUID.randomUUID()).statusCode(401);
        Api.startPayment("gt_forged", UUID.randomUUID()).statusCode(401);
    }

    @Test
    void isHealthyAndSaysSo() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", org.hamcrest.Matchers.hasItem("database"));
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/metrics").then().statusCode(200);
    }
}
