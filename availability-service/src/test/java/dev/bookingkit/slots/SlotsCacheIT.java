package dev.bookingkit.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.SharedStack;
import dev.bookingkit.testing.BookingServiceRelay;
import dev.bookingkit.testing.Statements;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the cache on, and the other service's events published by hand. */
@QuarkusTest
@TestProfile(SlotsCacheIT.CacheOn.class)
class SlotsCacheIT {

    /** An age that no test waits for. */
    public static class CacheOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bookingkit.slots-cache.enabled", "true",
                    "bookingkit.slots-cache.max-age", "60s",
                    "bookingkit.api-key-cache", "60s");
        }
    }

    private static final String DAY = "&start=2026-03-09&end=2026-03-10&timeZone=UTC";
    private static final Duration LONG = Duration.ofSeconds(40);

    private final Tenant tenant = Tenant.create();
    private UUID provider;
    private UUID eventType;

    @BeforeEach
    void oneProviderFromNineToTwelve() {
        SharedStack.get().kafka().createTopics(Map.of("booking_events", 3, "availability_events", 3));
        provider = tenant.storedProvider("UTC");
        eventType = tenant.eventType(60, provider);
        Tenant.sql(
                "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                        + " values (?, ?, 'FREQ=DAILY', '09:00', '12:00', 'UTC')",
                tenant.id(),
                provider);
        awaitKept();
    }

    @Test
    void whatIsKeptNeedsNoDatabase() {
        String tag = list().header("ETag");
        assertThat(Statements.during(() -> {
                    assertThat(starts()).hasSize(3);
                    assertThat(tenant.request()
                                    .header("If-None-Match", tag)
                                    .get(path())
                                    .statusCode())
                            .isEqualTo(304);
                }))
                .isEmpty();
        first();
        assertThat(Statements.during(() -> assertThat(first()).isEqualTo("2026-03-01T09:00:00Z")))
                .isEmpty();
        assertThat(Statements.during(() -> assertThat(insisting()).hasSize(3))).isNotEmpty();
    }

    @Test
    void aBookingMakesItOldAndSoDoesItsEnd() {
        UUID booking = tenant.booking(eventType, provider, "2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z");
        assertThat(starts()).as("not heard of yet").hasSize(3);
        assertThat(insisting()).hasSize(2);
        heard(() -> assertThat(starts()).hasSize(2));
        Tenant.sql("update bookings set status = 'cancelled' where id = ?", booking);
        heard(() -> assertThat(starts()).hasSize(3));
    }

    @Test
    void aHoldMakesItOldAndSoDoesItsEnd() {
        UUID hold = UUID.randomUUID();
        Tenant.sql(
                "insert into holds (id, organization_id, event_type_id, provider_ids, starts_at, ends_at, token_hash,"
                        + " expires_at) values (?, ?, ?, array[cast(? as uuid)], '2026-03-09T09:00Z', '2026-03-09T10:00Z',"
                        + " sha256(cast(? as bytea)), now() + interval '5 minutes')",
                hold,
                tenant.id(),
                eventType,
                provider,
                hold.toString());
        heard(() -> assertThat(starts()).hasSize(2));
        Tenant.sql("delete from holds where id = ?", hold);
        heard(() -> assertThat(starts()).hasSize(3));
    }

    @Test
    void aHoldThatRunsOutEndsWithoutAnEvent() {
        UUID hold = UUID.randomUUID();
        Tenant.sql(
                "insert into holds (id, organization_id, event_type_id, provider_ids, starts_at, ends_at, token_hash,"
                        + " expires_at) values (?, ?, ?, array[cast(? as uuid)], '2026-03-09T09:00Z', '2026-03-09T10:00Z',"
                        + " sha256(cast(? as bytea)), now() + interval '3 seconds')",
                hold,
                tenant.id(),
                eventType,
                provider,
                hold.toString());
        heard(() -> assertThat(starts()).hasSize(2));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(starts()).hasSize(3));
    }

    @Test
    void aChangedEventTypeMakesItOld() {
        Tenant.sql("update event_types set duration_minutes = 90 where id = ?", eventType);
        heard(() -> assertThat(starts()).hasSize(2));
        Tenant.sql("update event_types set archived_at = now() where id = ?", eventType);
        heard(() -> assertThat(list().statusCode()).isEqualTo(404));
    }

    @Test
    void aChangedTemplateMakesItOld() {
        UUID template = tenant.eventType(60, null);
        Tenant.sql("update event_types set locked_fields = '{durationMinutes}' where id = ?", template);
        Tenant.sql("update event_types set parent_event_type_id = ? where id = ?", template, eventType);
        heard(() -> assertThat(starts()).hasSize(3));
        first();
        Tenant.sql("update event_types set duration_minutes = 90 where id = ?", template);
        heard(() -> assertThat(starts()).hasSize(2));
        Tenant.sql("update event_types set duration_minutes = 240 where id = ?", template);
        heard(() -> assertThat(first()).isNull());
    }

    @Test
    void whoChangesARuleHereSeesItAtOnce() {
        for (int hour = 12; hour < 16; hour++) {
            tenant.post(
                            "/v1/providers/" + provider + "/availability-rules",
                            Map.of(
                                    "rrule",
                                    "FREQ=DAILY",
                                    "startTime",
                                    hour + ":00",
                                    "endTime",
                                    hour + 1 + ":00",
                                    "timeZone",
                                    "UTC"))
                    .then()
                    .statusCode(201);
            assertThat(starts()).hasSize(hour - 8);
        }
    }

    @Test
    void aTeamIsMadeOldByEachOfItsMembers() {
        UUID colleague = tenant.storedProvider("UTC");
        UUID type = tenant.eventType(60, null);
        String team = tenant.post("/v1/teams", Map.of("name", "T", "slug", "t", "assignmentStrategy", "round_robin"))
                .path("id");
        for (UUID member : List.of(provider, colleague)) {
            tenant.post("/v1/teams/" + team + "/members", Map.of("providerId", member))
                    .then()
                    .statusCode(201);
        }
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", type));
        String path = "/v1/slots?eventTypeId=" + type + "&teamId=" + team + DAY;
        assertThat(tenant.request().get(path).<List<String>>path("data.start")).hasSize(3);
        Tenant.sql(
                "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                        + " values (?, ?, 'FREQ=DAILY', '09:00', '12:00', 'UTC')",
                tenant.id(),
                colleague);
        tenant.booking(eventType, colleague, "2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z");
        heard(() -> assertThat(tenant.request().get(path).<List<List<String>>>path("data.providerIds"))
                .containsExactly(
                        List.of(provider.toString()),
                        List.of(provider.toString(), colleague.toString()),
                        List.of(provider.toString(), colleague.toString())));
    }

    @Test
    void anotherTenantGetsNothingOfIt() {
        Tenant stranger = Tenant.create();
        for (int i = 0; i < 3; i++) {
            assertThat(starts()).hasSize(3);
            assertThat(stranger.request().get(path()).statusCode()).isEqualTo(404);
            assertThat(stranger.request()
                            .get("/v1/slots/first?eventTypeId=" + eventType)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(tenant.request().header("Authorization", "").get(path()).statusCode())
                .isEqualTo(401);
        assertThat(new Tenant(tenant.id(), tenant.keyWith("availability:read"))
                        .request()
                        .get(path())
                        .statusCode())
                .isEqualTo(403);
    }

    /** The feed may have begun just now, and events of the set-up may be on their way. */
    private void awaitKept() {
        BookingServiceRelay.publish();
        await().atMost(LONG).until(() -> {
            starts();
            return Statements.during(this::starts).isEmpty();
        });
    }

    private static void heard(org.awaitility.core.ThrowingRunnable assertion) {
        assertThat(BookingServiceRelay.publish()).isPositive();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(assertion);
    }

    private List<String> starts() {
        return list().path("data.start");
    }

    private List<String> insisting() {
        return tenant.request().header("Cache-Control", "no-cache").get(path()).path("data.start");
    }

    private String first() {
        return tenant.request().get("/v1/slots/first?eventTypeId=" + eventType).path("start");
    }

    private Response list() {
        return tenant.request().get(path());
    }

    private String path() {
        return "/v1/slots?eventTypeId=" + eventType + DAY;
    }
}
