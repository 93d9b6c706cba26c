package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each table is written by exactly one service, platform tables apart. */
class GrantsIT {

    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE");

    @Test
    void eachRoleMayDoExactlyWhatTheTablesSay() {
        List<String> differences = new ArrayList<>();
        try (Session session = Session.admin()) {
            for (Table table : Tables.ALL) {
                for (Service service : EnumSet.allOf(Service.class)) {
                    for (String privilege : List.of(
                            "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")) {
                        boolean granted = session.one(
                                        "SELECT has_table_privilege(?, ?, ?)", service.role(), table.name(), privilege)
                                .equals("t");
                        if (granted != expected(table, service, privilege)) {
                            differences.add(service + " " + privilege + " " + table.name() + ": " + granted);
                        }
                    }
                    for (String privilege : List.of("SELECT", "INSERT", "UPDATE", "REFERENCES")) {
                        boolean granted = session.one(
                                        "SELECT has_any_column_privilege(?, ?, ?)",
                                        service.role(),
                                        table.name(),
                                        privilege)
                                .equals("t");
                        if (granted != expected(table, service, privilege)) {
                            differences.add(service + " " + privilege + " a column of " + table.name());
                        }
                    }
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    private static boolean expected(Table table, Service service, String privilege) {
        boolean owner = table.owners().contains(service);
        if (privilege.equals("SELECT")) {
            return owner || table.readers().contains(service);
        }
        if (table.kind() == Table.Kind.APPEND_ONLY) {
            return owner && privilege.equals("INSERT");
        }
        return owner && WRITES.contains(privilege);
    }

    @Test
    void eachTableHasOneWriterOrIsAPlatformTable() {
        assertThat(Tables.ALL).allSatisfy(table -> {
            assertThat(table.owners()).hasSize(table.kind() == Table.Kind.PLATFORM ? 4 : 1);
            assertThat(table.readers()).doesNotContainAnyElementsOf(table.owners());
        });
    }

    @Test
    void rolesLogInAndHaveNoPowers() {
        try (Session session = Session.admin()) {
            for (Service service : Service.values()) {
                assertThat(session.rows("""
                                SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
                                FROM pg_roles WHERE rolname = ?""", service.role())).containsExactly(List.of("t", "f", "f", "f", "f", "f"));
            }
        }
    }

    @Test
    void anotherServicesTableIsRefusedAndSoIsMakingTables() {
        Tenant tenant = Tenant.create();
        try (Session session = tenant.session(Service.AVAILABILITY)) {
            assertThat(session.refusal("UPDATE event_types SET title = 'mine'")).isEqualTo("42501");
            assertThat(session.refusal("DELETE FROM bookings")).isEqualTo("42501");
            assertThat(session.refusal("SELECT * FROM workflows")).isEqualTo("42501");
            assertThat(session.refusal("CREATE TABLE mine (id int)")).isEqualTo("42501");
        }
    }
}
