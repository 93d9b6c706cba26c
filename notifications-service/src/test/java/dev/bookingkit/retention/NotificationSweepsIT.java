package dev.bookingkit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.sweeping.Sweeper;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationSweepsIT {

    private final Tenant tenant = Tenant.create();

    @Inject
    Sweeper sweeper;

    @Test
    void mailsThatAreOverGoAfterNinetyDays() {
        mail("91 days", "sent");
        mail("91 days", "failed");
        mail("91 days", "pending");
        mail("89 days", "sent");

        sweep();

        assertThat(Sql.<String>list(
                        "select status || ' ' || (now()::date - created_at::date) from mail_log where organization_id = ?",
                        tenant.organizationId()))
                .containsExactlyInAnyOrder("pending 91", "sent 89");
    }

    @Test
    void deliveriesThatAreOverGoAfterThirtyDays() {
        UUID subscription = Sql.one(
                "insert into webhook_subscriptions (organization_id, subscriber_url, triggers, secret)"
                        + " values (?, 'https://example.org', '{booking.created}', 'whsec_x') returning id",
                tenant.organizationId());
        delivery(subscription, "31 days", "succeeded");
        delivery(subscription, "31 days", "blocked");
        delivery(subscription, "31 days", "pending");
        delivery(subscription, "29 days", "failed");

        sweep();

        assertThat(Sql.<String>list(
                        "select status || ' ' || (now()::date - created_at::date) from webhook_deliveries"
                                + " where subscription_id = ?",
                        subscription))
                .containsExactlyInAnyOrder("pending 31", "failed 29");
    }

    private void sweep() {
        sweeper.sweep().await().atMost(Duration.ofSeconds(30));
    }

    private void mail(String age, String status) {
        Sql.run(
                "insert into mail_log (organization_id, event_id, kind, recipient, subject, status, created_at)"
                        + " values (?, uuidv7(), 'confirmation', 'a@example.org', 'Hi', ?::mail_status,"
                        + " now() - cast(? as interval))",
                tenant.organizationId(),
                status,
                age);
    }

    private static void delivery(UUID subscription, String age, String status) {
        Sql.run(
                "insert into webhook_deliveries (organization_id, subscription_id, event_id, type, payload, status, created_at)"
                        + " select organization_id, id, uuidv7(), 'booking.created', '{}', ?::delivery_status,"
                        + " now() - cast(? as interval) from webhook_subscriptions where id = ?",
                status,
                age,
                subscription);
    }
}
