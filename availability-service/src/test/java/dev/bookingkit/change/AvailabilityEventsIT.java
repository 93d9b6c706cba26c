package dev.bookingkit.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schema.event.AvailabilityEvent;
import dev.bookingkit.schema.event.EventJson;
import dev.bookingkit.testing.Events;
import dev.bookingkit.testing.StandingClock;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AvailabilityEventsIT {

    @Test
    void changesArriveOnTheTopicInOrder() {
        Tenant tenant = Tenant.create();
        UUID provider = tenant.provider("UTC");
        String path = "/v1/providers/" + provider;
        tenant.request()
                .body(List.of())
                .put(path + "/availability-rules")
                .then()
                .statusCode(200);
        tenant.post(path + "/out-of-office", Map.of("startDate", "2026-03-09", "endDate", "2026-03-09"))
                .then()
                .statusCode(201);
        tenant.request().delete(path).then().statusCode(204);

        List<ConsumerRecord<String, String>> records = Events.of(provider);

        assertThat(records)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly(
                        "availability.changed",
                        "availability.changed",
                        "out_of_office.created",
                        "availability.changed");
        List<AvailabilityEvent> events =
                records.stream().map(AvailabilityEventsIT::event).toList();
        assertThat(events)
                .extracting(AvailabilityEvent::change)
                .containsExactly("provider", "rules", "out_of_office", "provider");
        assertThat(events.getFirst())
                .isEqualTo(new AvailabilityEvent(tenant.id(), provider, null, null, "provider", StandingClock.NOW));
    }

    private static AvailabilityEvent event(ConsumerRecord<String, String> record) {
        try {
            return EventJson.read(record.value().getBytes(StandardCharsets.UTF_8), AvailabilityEvent.class);
        } catch (IOException notAnEvent) {
            throw new IllegalStateException(record.value(), notAnEvent);
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
