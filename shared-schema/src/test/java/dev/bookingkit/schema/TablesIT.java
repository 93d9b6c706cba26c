package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every table, whichever it is. */
class TablesIT {

    private static final List<String> PUBLIC_MODEL = List.of(
            "providers",
            "event_types",
            "availability_rules",
            "availability_overrides",
            "bookings",
            "booking_events",
            "out_of_office",
            "teams",
            "team_members",
            "team_event_types",
            "payments",
            "workflows",
            "workflow_logs",
            "webhook_subscriptions",
            "webhook_deliveries",
            "recurring_series",
            "seat_attendees",
            "api_keys",
            "organizations",
            "organization_members",
            "booking_question_responses",
            "routing_forms",
            "routing_submissions");

    private final Session session = Session.admin();

    @AfterEach
    void close() {
        session.close();
    }

    /**
     * Of an enum the planner knows nothing under row-level security, and takes a condition on one for such that holds for hardly any row
     * (ADR 11): it would read the whole index. Three of these are rules, and one begins with the session that is always asked for.
     */
    @Test
    void noIndexIsForAnEnumsValuesAlone() {
        assertThat(session.column("""
                        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                        WHERE c.relnamespace = 'public'::regnamespace AND EXISTS (
                          SELECT FROM pg_type t WHERE t.typtype = 'e'
                            AND pg_get_expr(i.indpred, i.indrelid) ~ ('::' || t.typname || '\\M')) ORDER BY 1"""))
                .containsExactly(
                        "payments_intent",
                        "payments_one_live_charge",
                        "payments_one_live_fee",
                        "seat_attendees_waitlist");
    }

    @Test
    void javaKnowsEveryTable() {
        List<String> inDatabase = session.column("""
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                  AND relname <> 'flyway_schema_history'""");

        assertThat(Tables.ALL).extracting(Table::name).containsExactlyInAnyOrderElementsOf(inDatabase);
        assertThat(inDatabase).containsAll(PUBLIC_MODEL);
        assertThat(PUBLIC_MODEL).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    void everyTableHasTheThreeCommonColumns() {
        for (Table table : Tables.ALL) {
            assertThat(session.rows("""
                            SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns
                            WHERE table_schema = 'public' AND table_name = ?
                              AND column_name IN ('id', 'created_at', 'updated_at') ORDER BY column_name""", table.name()))
                    .as(table.name())
                    .containsExactly(
                            List.of("created_at", "timestamp with time zone", "NO", "now()"),
                            List.of("id", "uuid", "NO", "uuidv7()"),
                            List.of("updated_at", "timestamp with time zone", "NO", "now()"));
            assertThat(session.one(
                            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' AND conrelid = ?::regclass",
                            table.name()))
                    .as(table.name())
                    .isEqualTo("PRIMARY KEY (id)");
        }
    }

    @Test
    void everyTableButTheAppendOnlyOneKeepsUpdatedAt() {
        List<String> triggered = session.column(
                "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid = 'set_updated_at'::regproc");

        assertThat(triggered)
                .containsExactlyInAnyOrderElementsOf(Tables.ALL.stream()
                        .filter(table -> table.kind() != Table.Kind.APPEND_ONLY)
                        .map(Table::name)
                        .toList());
    }

    @Test
    void updatedAtFollowsEveryUpdate() {
        Tenant tenant = Tenant.create();

        session.execute("UPDATE providers SET display_name = 'Bea' WHERE id = ?", tenant.provider());
        session.execute("UPDATE providers SET updated_at = 'epoch' WHERE id = ?", tenant.colleague());

        assertThat(session.column(
                        "SELECT updated_at > created_at FROM providers WHERE organization_id = ?", tenant.id()))
                .containsExactly("t", "t");
    }

    @Test
    void everyTableBelongsToATenant() {
        for (Table table : Tables.ALL) {
            if (!table.name().equals("organizations")) {
                assertThat(session.rows("""
                                SELECT data_type, is_nullable, column_default FROM information_schema.columns
                                WHERE table_schema = 'public' AND table_name = ? AND column_name = 'organization_id'""", table.name()))
                        .as(table.name())
                        .containsExactly(List.of("uuid", "NO", "default_organization_id()"));
            }
            assertThat(session.rows(
                            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = ?::regclass",
                            table.name()))
                    .as(table.name())
                    .containsExactly(List.of("t", "t"));
        }
    }

    @Test
    void everyForeignKeySaysWhatADeleteDoes() {
        assertThat(session.column("""
                        SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
                        WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype = 'a'""")).isEmpty();
    }

    @Test
    void noForeignKeyLeadsToAnotherTenant() {
        assertThat(session.column("""
                        SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
                        WHERE contype = 'f' AND connamespace = 'public'::regnamespace
                          AND pg_get_constraintdef(oid) NOT LIKE 'FOREIGN KEY (organization_id%'""")).isEmpty();
    }

    @Test
    void everyForeignKeyHasAnIndexForItsDeletes() {
        Set<String> deletedWithTheirTenantOnly = Set.of("organization_id");
        List<String> unindexed = session.column("""
                SELECT DISTINCT c.conrelid::regclass || '.' || a.attname
                FROM pg_constraint c, unnest(c.conkey) AS k(attnum), pg_attribute a
                WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
                  AND a.attrelid = c.conrelid AND a.attnum = k.attnum AND NOT a.attname = ANY (?)
                  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid
                    AND (i.indkey[0] = a.attnum OR (i.indkey[1] = a.attnum AND i.indkey[0] =
                      (SELECT attnum FROM pg_attribute WHERE attrelid = c.conrelid AND attname = 'organization_id'))))""", (Object) deletedWithTheirTenantOnly.toArray(String[]::new));

        assertThat(unindexed).isEmpty();
    }
}
