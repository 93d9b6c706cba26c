package dev.bookingkit.webhook;

import static dev.bookingkit.testing.Api.SUBSCRIPTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Receiver;
import dev.bookingkit.testing.Receiver.Received;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookDeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Tenant tenant = Tenant.create();

    @Test
    void signsWhatItSends_asTheLibraryVerifies() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            Map<String, String> subscription =
                    Api.subscribe(tenant, receiver.url(), "booking.created", "booking.rescheduled");
            UUID booking = tenant.booking("confirmed");
            tenant.move(booking);
            tenant.setStatus(booking, "cancelled");

            Topic.relay(booking);

            List<Received> received = requests(receiver, 2);
            for (Received message : received) {
                new Webhook(subscription.get("secret")).verify(message.body(), message.headers());
                assertThatThrownBy(() ->
                                new Webhook(subscription.get("secret")).verify(message.body() + " ", message.headers()))
                        .isInstanceOf(WebhookVerificationException.class);
            }
            JsonPath moved = received.stream()
                    .map(message -> new JsonPath(message.body()))
                    .filter(body -> "booking.rescheduled".equals(body.getString("type")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(received.toString()));
            assertThat(moved.getString("data.booking.id")).isEqualTo(booking.toString());
            assertThat(moved.getString("data.booking.status")).isEqualTo("rescheduled");
            assertThat(moved.getString("data.booking.startsAt")).endsWith("T10:00:00Z");
            assertThat(moved.getString("data.booking.customer.email")).isEqualTo(tenant.customer());
            assertThat(moved.getString("data.previous.startsAt")).endsWith("T09:00:00Z");
            assertThat(moved.getInt("data.sequence")).isEqualTo(2);
            assertThat(Sql.count("webhook_deliveries where organization_id = ?", tenant.organizationId()))
                    .isEqualTo(2);
        }
    }

    @Test
    void triesAgainAfterAnError_withTheSameIdAndBody() {
        try (Receiver receiver =
                new Receiver((request, exchange) -> exchange.sendResponseHeaders(request == 0 ? 500 : 204, -1))) {
            Api.subscribe(tenant, receiver.url(), "booking.created");

            Topic.relay(tenant.booking("confirmed"));

            List<Received> received = requests(receiver, 2);
            assertThat(Duration.between(received.get(0).at(), received.get(1).at()))
                    .isBetween(Duration.ofMillis(3900), Duration.ofSeconds(9));
            assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
            assertThat(received.get(1).headers().get("webhook-id"))
                    .isEqualTo(received.get(0).headers().get("webhook-id"));
            await().atMost(SOON).until(() -> delivery("status::text").equals("succeeded"));
            assertThat(Sql.<Integer>one(
                            "select attempts from webhook_deliveries where organization_id = ?",
                            tenant.organizationId()))
                    .isEqualTo(2);
            assertThat(Sql.<Object>one(
                            "select failing_since from webhook_subscriptions where organization_id = ?",
                            tenant.organizationId()))
                    .isNull();
        }
    }

    @Test
    void waitsAsLongAsRetryAfterAsks() {
        try (Receiver receiver = new Receiver((request, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
        })) {
            Api.subscribe(tenant, receiver.url(), "booking.created");

            Topic.relay(tenant.booking("confirmed"));

            requests(receiver, 1);
            await().atMost(SOON)
                    .until(() -> delivery("(next_attempt_at > now() + interval '59 minutes')::text")
                            .equals("true"));
            assertThat(delivery("response_status::text")).isEqualTo("503");
        }
    }

    @Test
    void disablesASubscriptionThatIsGone() {
        try (Receiver receiver = Receiver.answering(410)) {
            String id = Api.subscribe(tenant, receiver.url(), "booking.created").get("id");

            Topic.relay(tenant.booking("confirmed"));

            await().atMost(SOON).until(() -> delivery("status::text").equals("failed"));
            Api.as(tenant.secretKey())
                    .get(SUBSCRIPTIONS + "/" + id)
                    .then()
                    .body("isActive", org.hamcrest.Matchers.is(false))
                    .body("disabledReason", org.hamcrest.Matchers.is("gone"));
        }
    }

    @Test
    void recordsATargetThatIsNotPublicAsBlocked() {
        Map<String, String> subscription = Api.subscribe(tenant, "https://hooks.example.com/", "booking.created");
        // what another release, or a hand, may have let through
        Sql.run(
                "update webhook_subscriptions set subscriber_url = 'https://169.254.169.254/' where id = ?::uuid",
                subscription.get("id"));

        Topic.relay(tenant.booking("confirmed"));

        await().atMost(SOON).until(() -> delivery("status::text").equals("blocked"));
        assertThat(delivery("error")).isNotBlank();
    }

    @Test
    void signsWithBothSecretsAfterARotation_andSendsTestsAndRedeliveries() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            Map<String, String> subscription = Api.subscribe(tenant, receiver.url(), "booking.created");
            String path = SUBSCRIPTIONS + "/" + subscription.get("id");
            String next = Api.as(tenant.secretKey())
                    .post(path + "/rotate-secret")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret");
            assertThat(next).isNotEqualTo(subscription.get("secret"));

            String delivery = Api.as(tenant.secretKey())
                    .post(path + "/test")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            requests(receiver, 1);
            Api.as(tenant.secretKey())
                    .post(path + "/deliveries/" + delivery + "/redeliver")
                    .then()
                    .statusCode(201)
                    .body("redelivery", org.hamcrest.Matchers.is(1));

            for (Received message : requests(receiver, 2)) {
                new Webhook(next).verify(message.body(), message.headers());
                assertThatCode(() -> new Webhook(subscription.get("secret")).verify(message.body(), message.headers()))
                        .doesNotThrowAnyException();
            }
            await().atMost(SOON)
                    .until(() -> Sql.count(
                                    "webhook_deliveries where organization_id = ? and status = 'succeeded'",
                                    tenant.organizationId())
                            == 2);
            Api.as(tenant.secretKey())
                    .get(path + "/deliveries?limit=1")
                    .then()
                    .statusCode(200)
                    .body("data.size()", org.hamcrest.Matchers.is(1))
                    .body("nextCursor", org.hamcrest.Matchers.notNullValue());
        }
    }

    @Test
    void reachesHealthyReceiversInTime_whileHalfOfThemHang() {
        CountDownLatch end = new CountDownLatch(1);
        List<Receiver> dead = new ArrayList<>();
        List<Receiver> healthy = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                dead.add(new Receiver((request, exchange) -> hang(end)));
                healthy.add(Receiver.answering(200));
                Api.subscribe(tenant, dead.get(i).url(), "booking.created");
                Api.subscribe(tenant, healthy.get(i).url(), "booking.created");
            }
            List<UUID> bookings = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                bookings.add(tenant.booking("confirmed"));
            }

            Instant published = Instant.now();
            bookings.forEach(Topic::relay);

            await().atMost(SOON)
                    .until(() -> healthy.stream()
                            .allMatch(receiver -> receiver.received().size() == 10));
            Instant planned = Sql.<java.sql.Timestamp>one(
                            "select max(created_at) from webhook_deliveries where organization_id = ?",
                            tenant.organizationId())
                    .toInstant();
            Instant last = healthy.stream()
                    .flatMap(receiver -> receiver.received().stream())
                    .map(Received::at)
                    .max(Instant::compareTo)
                    .orElseThrow();
            assertThat(Duration.between(planned.isAfter(published) ? planned : published, last))
                    .isLessThan(Duration.ofSeconds(2));
        } finally {
            end.countDown();
            dead.forEach(Receiver::close);
            healthy.forEach(Receiver::close);
        }
    }

    private static void hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private String delivery(String column) {
        String value = Sql.one(
                "select " + column + " from webhook_deliveries where organization_id = ?", tenant.organizationId());
        return String.valueOf(value);
    }

    private static List<Received> requests(Receiver receiver, int count) {
        return await().atMost(SOON).until(receiver::received, received -> received.size() >= count);
    }
}
