package dev.bookingkit.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody listens where Kafka should be: each answer comes from the database. */
@QuarkusTest
@TestProfile(SlotsWithoutKafkaIT.NoKafka.class)
class SlotsWithoutKafkaIT {

    public static class NoKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bookingkit.slots-cache.enabled", "true",
                    "bookingkit.slots-cache.max-age", "60s",
                    "bookingkit.relay.enabled", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(NobodyListens.class));
        }
    }

    /** After the stack's own settings. */
    public static class NobodyListens implements io.quarkus.test.common.QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("kafka.bootstrap.servers", "localhost:1");
        }

        @Override
        public int order() {
            return 100;
        }

        @Override
        public void stop() {}
    }

    @Test
    void saysNothingThatIsNotTrueAnyMore() {
        Tenant tenant = Tenant.create();
        UUID provider = tenant.storedProvider("UTC");
        UUID eventType = tenant.eventType(60, provider);
        Tenant.sql(
                "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                        + " values (?, ?, 'FREQ=DAILY', '09:00', '12:00', 'UTC')",
                tenant.id(),
                provider);
        String path = "/v1/slots?eventTypeId=" + eventType + "&start=2026-03-09&end=2026-03-10&timeZone=UTC";
        assertThat(tenant.request().get(path).<List<String>>path("data.start")).hasSize(3);
        for (int hour = 9; hour < 12; hour++) {
            tenant.booking(
                    eventType,
                    provider,
                    "2026-03-09T%02d:00:00Z".formatted(hour),
                    "2026-03-09T%02d:00:00Z".formatted(hour + 1));
            assertThat(tenant.request().get(path).<List<String>>path("data.start"))
                    .hasSize(11 - hour);
        }
    }
}
