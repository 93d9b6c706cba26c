package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row-level security alone keeps tenants apart: no query here filters. */
class TenancyIT {

    private static final UUID ONE = FilledTenant.create();
    private static final UUID OTHER = FilledTenant.create();

    private static Stream<Table> readableBy(Service service) {
        return Tables.ALL.stream()
                .filter(table ->
                        table.owners().contains(service) || table.readers().contains(service));
    }

    private static List<@Nullable String> tenantsSeen(Session session, Table table) {
        return session.column("SELECT DISTINCT " + table.tenantColumn() + " FROM " + table.name());
    }

    @ParameterizedTest
    @EnumSource
    void withoutATenantNothingIsSeen(Service service) {
        try (Session session = Session.of(service)) {
            readableBy(service)
                    .forEach(table -> assertThat(tenantsSeen(session, table))
                            .as(table.name())
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTenantSeesItsOwnRowsAndNoOthers(Service service) {
        for (UUID tenant : new UUID[] {ONE, OTHER}) {
            try (Session session = Session.of(service, tenant)) {
                readableBy(service)
                        .forEach(table -> assertThat(tenantsSeen(session, table))
                                .as(table.name())
                                .containsExactly(tenant.toString()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTenantEndsWithTheTransaction(Service service) {
        try (Session session = Session.of(service, ONE)) {
            session.commit();
            readableBy(service)
                    .forEach(table -> assertThat(tenantsSeen(session, table))
                            .as(table.name())
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTwinForBackgroundWorkSeesAllTenants(Service service) {
        try (Session session = Session.of(service).set("app.all_organizations", "on")) {
            readableBy(service)
                    .forEach(table -> assertThat(tenantsSeen(session, table))
                            .as(table.name())
                            .contains(ONE.toString(), OTHER.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowCannotBePutIntoAnotherTenant(Service service) {
        try (Session session = Session.of(service, ONE)) {
            Tables.ALL.stream()
                    .filter(table -> table.owners().contains(service) && table.kind() != Table.Kind.APPEND_ONLY)
                    .forEach(table -> assertThat(session.refusal(
                                    "UPDATE " + table.name() + " SET " + table.tenantColumn() + " = ?", OTHER))
                            .as(table.name())
                            .isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void platformRowsBelongToTheServiceThatWroteThem(Service service) {
        try (Session session = Session.of(service).set("app.all_organizations", "on")) {
            Tables.ALL.stream()
                    .filter(table -> table.kind() == Table.Kind.PLATFORM)
                    .forEach(table -> {
                        assertThat(session.column("SELECT DISTINCT service FROM " + table.name()))
                                .as(table.name())
                                .containsExactly(service.role());
                        assertThat(session.refusal("UPDATE " + table.name() + " SET service = 'someone_else'"))
                                .as(table.name())
                                .isEqualTo("42501");
                    });
        }
    }

    @Test
    void aRowWithoutATenantIsTheDefaultOrganizationsAndNeedsItsPolicy() {
        String insert = "INSERT INTO organization_members (user_id) VALUES (?) RETURNING organization_id";
        try (Session admin = Session.admin();
                Session service = Session.of(Service.BOOKING)) {
            assertThat(admin.one(insert, "nobody")).isEqualTo("00000000-0000-0000-0000-000000000001");
            assertThat(admin.one("SELECT slug FROM organizations WHERE id = '00000000-0000-0000-0000-000000000001'"))
                    .isEqualTo("default");
            assertThat(service.refusal("INSERT INTO organization_members (user_id) VALUES ('nobody')"))
                    .isEqualTo("42501");
        }
    }

    @Test
    void aBookingCannotReferToAnotherTenantsProviderOrEventType() {
        Tenant mine = Tenant.create();
        Tenant theirs = Tenant.create();
        String insert = """
                INSERT INTO bookings (event_type_id, provider_id, starts_at, ends_at, customer_name, customer_email)
                VALUES (?, ?, now(), now() + interval '1 hour', 'Grace', 'g@example.org')""";
        try (Session session = mine.session(Service.BOOKING)) {
            assertThat(session.refusal(insert, mine.eventType(), theirs.provider()))
                    .isEqualTo("23503");
            assertThat(session.refusal(insert, theirs.eventType(), mine.provider()))
                    .isEqualTo("23503");
            assertThat(session.refusal(insert, mine.eventType(), mine.provider()))
                    .isEqualTo("none");
        }
    }

    @Test
    void slugsAndUserIdsAreUniquePerTenantAndFreeAfterArchival() {
        Tenant mine = Tenant.create();
        Tenant theirs = Tenant.create();
        String insert = "INSERT INTO event_types (title, slug, duration_minutes) VALUES ('Other', 'visit', 5)";
        try (Session session = mine.session(Service.BOOKING)) {
            assertThat(session.refusal(insert)).isEqualTo("23505");
            session.execute("UPDATE event_types SET archived_at = now() WHERE id = ?", mine.eventType());
            assertThat(session.refusal(insert)).isEqualTo("none");
        }
        try (Session session = theirs.session(Service.AVAILABILITY)) {
            String provider =
                    "INSERT INTO providers (display_name, time_zone, user_id) VALUES ('Cy', 'Europe/Rome', ?)";
            assertThat(session.refusal(provider, theirs.provider().toString())).isEqualTo("23505");
            assertThat(session.refusal(provider, mine.provider().toString())).isEqualTo("none");
        }
    }
}
