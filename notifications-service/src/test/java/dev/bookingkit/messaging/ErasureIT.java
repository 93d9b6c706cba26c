package dev.bookingkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.quarkus.StackTestResource;
import dev.bookingkit.testing.Api;
import dev.bookingkit.testing.Receiver;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import dev.bookingkit.testing.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service has kept about a customer goes when booking-service says that they are erased. */
@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = {
            @ResourceArg(name = "role", value = "notifications_service"),
            @ResourceArg(name = "topics", value = "booking_events,booking_events.notifications-service.dlq")
        },
        scope = TestResourceScope.GLOBAL)
class ErasureIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Tenant tenant = Tenant.create();

    @Test
    void mailsAndDeliveriesNameNobodyAfterwards() {
        Sql.run("update providers set email = 'host@example.org' where id = ?", tenant.providerId());
        try (Receiver receiver = new Receiver((request, exchange) -> exchange.sendResponseHeaders(204, -1))) {
            Api.subscribe(tenant, receiver.url(), "booking.created");
            UUID erased = tenant.booking("confirmed");
            UUID other = tenant.booking("confirmed");
            Topic.relay(erased);
            Topic.relay(other);
            awaitTwoDeliveries();
            await().atMost(SOON)
                    .until(() ->
                            Sql.count("mail_log where organization_id = ? and status = 'sent'", tenant.organizationId())
                                    == 4);

            erase("\"" + erased + "\"", "");

            await().atMost(SOON).until(() -> kept(erased).stream().noneMatch(it -> it.contains("Grace")));
            assertThat(kept(erased)).noneMatch(it -> it.contains(tenant.customer()));
            assertThat(Sql.<String>list(
                            "select recipient from mail_log where booking_id = ? and kind like 'host%'", erased))
                    .containsExactly("host@example.org");
            assertThat(Sql.<String>one(
                            "select payload #>> '{data,booking,customer,name}' from webhook_deliveries"
                                    + " where payload #>> '{data,booking,id}' = ?",
                            erased.toString()))
                    .isEqualTo("Erased");
            assertThat(kept(other)).anyMatch(it -> it.contains(tenant.customer()));
        }
    }

    @Test
    void ofASessionOnlyTheErasedAttendeeIsForgotten() {
        try (Receiver receiver = new Receiver((request, exchange) -> exchange.sendResponseHeaders(204, -1))) {
            Api.subscribe(tenant, receiver.url(), "seat.reserved");
            UUID session = tenant.session();
            Sql.run("update bookings set metadata = '{\"note\": \"of who opened it\"}' where id = ?", session);
            String mary = "mary-" + UUID.randomUUID() + "@example.org";
            String bob = "bob-" + UUID.randomUUID() + "@example.org";
            UUID seat = tenant.seat(session, "Mary", mary, "confirmed");
            tenant.seat(session, "Bob", bob, "confirmed");
            Topic.relay(session);
            awaitTwoDeliveries();
            await().atMost(SOON)
                    .until(() -> kept(session).stream()
                                    .filter(it -> it.contains(mary) || it.contains(bob))
                                    .count()
                            >= 4);

            assertThat(Sql.<String>list(
                            "select payload #>> '{data,booking,metadata}' from webhook_deliveries"
                                    + " where payload #>> '{data,booking,id}' = ?",
                            session.toString()))
                    .containsExactly("{}", "{}");

            erase("", "{\"id\": \"%s\", \"bookingId\": \"%s\"}".formatted(seat, session));

            await().atMost(SOON).until(() -> kept(session).stream().noneMatch(it -> it.contains(mary)));
            assertThat(kept(session)).noneMatch(it -> it.contains("Mary"));
            assertThat(kept(session).stream().filter(it -> it.contains(bob))).hasSize(2);
        }
    }

    private void awaitTwoDeliveries() {
        await().atMost(SOON)
                .until(() -> Sql.count(
                                "webhook_deliveries where organization_id = ? and status = 'succeeded'",
                                tenant.organizationId())
                        == 2);
    }

    private void erase(String bookings, String seats) {
        String body = """
                {"organizationId": "%s", "bookingIds": [%s], "seats": [%s], "occurredAt": "2031-01-01T00:00:00Z"}
                """.formatted(tenant.organizationId(), bookings, seats);
        Topic.send(
                "booking_events",
                tenant.organizationId().toString(),
                body,
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        "customer.erased",
                        "ce_organizationid",
                        tenant.organizationId().toString()));
    }

    /** All that is known of a booking here, as text. */
    private static List<String> kept(UUID booking) {
        return Sql.list(
                "select m::text from mail_log m where booking_id = ? union all"
                        + " select d::text from webhook_deliveries d where payload #>> '{data,booking,id}' = ?",
                booking,
                booking.toString());
    }
}
