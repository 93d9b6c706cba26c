package dev.bookingkit.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Requests as a client with a key sends them. */
public final class Api {

    public static final String SUBSCRIPTIONS = "/v1/webhook-subscriptions";

    private Api() {}

    public static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A subscription that exists now; its answer's {@code id} and {@code secret}. */
    public static Map<String, String> subscribe(Tenant tenant, String url, String... triggers) {
        var json = as(tenant.secretKey())
                .body(Map.of("subscriberUrl", url, "triggers", List.of(triggers)))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return Map.of("id", json.getString("id"), "secret", json.getString("secret"));
    }
}
