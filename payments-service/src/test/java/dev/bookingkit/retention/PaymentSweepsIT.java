package dev.bookingkit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.sweeping.Sweeper;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentSweepsIT {

    private final Tenant tenant = Tenant.create();

    @Inject
    Sweeper sweeper;

    @Test
    void stripesEventsGoAfterThirtyDays() {
        event("31 days");
        event("31 days");
        event("29 days");

        sweeper.sweep().await().atMost(Duration.ofSeconds(30));

        assertThat(Sql.count("processed_stripe_events where organization_id = ?", tenant.organizationId()))
                .isEqualTo(1);
    }

    private void event(String age) {
        Sql.run(
                "insert into processed_stripe_events (organization_id, stripe_event_id, type, payload, outcome, created_at)"
                        + " values (?, uuidv7(), 't', '{}', 'ignored', now() - cast(? as interval))",
                tenant.organizationId(),
                age);
    }
}
