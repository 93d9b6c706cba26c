package dev.bookingkit.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.testing.Statements;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A request costs as many statements for 50 members and 93 days as for one member and one day. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountIT {

    private static final String DAY = "&start=2026-03-09&end=2026-03-10&timeZone=UTC";
    private static final String QUARTER = "&start=2026-03-01&end=2026-06-02&timeZone=UTC";

    private Tenant tenant;
    private UUID eventType;
    private List<UUID> small;
    private List<UUID> large;
    private String one;
    private String fifty;

    @BeforeEach
    void aSmallTeamAndALargeOne() {
        if (tenant != null) {
            return; // once for all, but only now are there an address and a port
        }
        tenant = Tenant.create();
        eventType = tenant.eventType(30, null);
        small = providers(1, 3);
        large = providers(50, 60);
        one = team("small", small);
        fifty = team("large", large);
        Tenant.sql("analyze"); // as autovacuum would soon: plans may date from when the tables were empty
    }

    @Test
    void ofSlots() {
        same(
                () -> get("/v1/slots?eventTypeId=" + eventType + "&teamId=" + one + DAY),
                () -> get("/v1/slots?eventTypeId=" + eventType + "&teamId=" + fifty + QUARTER));
        same(
                () -> get("/v1/slots?eventTypeId=" + eventType + "&providerId=" + small.getFirst() + DAY),
                () -> get("/v1/slots?eventTypeId=" + eventType + "&providerId=" + large.getFirst() + QUARTER));
    }

    @Test
    void ofTheFirstSlot() {
        same(
                () -> get("/v1/slots/first?eventTypeId=" + eventType + "&teamId=" + one),
                () -> get("/v1/slots/first?eventTypeId=" + eventType + "&teamId=" + fifty));
    }

    @Test
    void ofAnExplanation() {
        same(() -> explain(one), () -> explain(fifty));
    }

    @Test
    void ofGroups() {
        same(() -> groups(small, "2026-03-10"), () -> groups(large, "2026-06-02"));
    }

    private void same(Supplier<Response> little, Supplier<Response> much) {
        List<String> few = statements(little);
        List<String> many = statements(much);
        assertThat(many).hasSameSizeAs(few);
        assertThat(few).isNotEmpty();
    }

    /** A connection that is new says more than the requests after it. */
    private static List<String> statements(Supplier<Response> request) {
        List<String> least = null;
        for (int i = 0; i < 3; i++) {
            List<String> statements = Statements.during(
                    () -> assertThat(request.get().statusCode()).isEqualTo(200));
            least = least == null || statements.size() < least.size() ? statements : least;
        }
        return least;
    }

    private Response get(String path) {
        return tenant.request().get(path);
    }

    private Response explain(String team) {
        return tenant.post(
                "/v1/availability/explain",
                Map.of("eventTypeId", eventType, "teamId", team, "start", "2026-03-09T10:00:00Z"));
    }

    private Response groups(List<UUID> members, String end) {
        return tenant.post(
                "/v1/availability",
                Map.of(
                        "groups",
                        List.of(Map.of("members", members, "required", 1)),
                        "eventTypeId",
                        eventType,
                        "start",
                        "2026-03-09",
                        "end",
                        end,
                        "timeZone",
                        "UTC"));
    }

    /** Each with as many bookings. */
    private List<UUID> providers(int count, int bookings) {
        List<UUID> providers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID provider = tenant.storedProvider("UTC");
            providers.add(provider);
            Tenant.sql(
                    "insert into availability_rules (organization_id, provider_id, rrule, start_time, end_time, time_zone)"
                            + " values (?, ?, 'FREQ=DAILY', '09:00', '17:00', 'UTC')",
                    tenant.id(),
                    provider);
            Tenant.sql(
                    "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status,"
                            + " customer_name, customer_email) select ?, ?, ?, d, d + interval '30 minutes', 'confirmed',"
                            + " 'Grace', 'grace@example.com' from generate_series(cast('2026-03-02T09:00Z' as timestamptz),"
                            + " cast('2026-03-02T09:00Z' as timestamptz) + make_interval(days => ?), '1 day') d",
                    tenant.id(),
                    eventType,
                    provider,
                    bookings - 1);
        }
        return providers;
    }

    private String team(String slug, List<UUID> members) {
        String team = tenant.post("/v1/teams", Map.of("name", "T", "slug", slug, "assignmentStrategy", "round_robin"))
                .path("id");
        tenant.post("/v1/teams/" + team + "/event-types", Map.of("eventTypeId", eventType))
                .then()
                .statusCode(201);
        members.forEach(member -> Tenant.sql(
                "insert into team_members (organization_id, team_id, provider_id) values (?, cast(? as uuid), ?)",
                tenant.id(),
                team,
                member));
        return team;
    }
}
