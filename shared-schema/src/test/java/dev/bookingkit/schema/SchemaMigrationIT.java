package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaMigrationIT {

    @Test
    void repeatsWithoutEffect() {
        assertThat(SchemaMigration.migrate(Database.url(Database.NAME), "postgres", "postgres"))
                .isZero();
    }

    @Test
    void worksForAnOwnerWhoIsNoSuperuserAndBindsTheOwnerToo() throws SQLException {
        administer("postgres", "CREATE ROLE some_owner LOGIN CREATEROLE PASSWORD 'some_owner'");
        administer("postgres", "CREATE DATABASE owned OWNER some_owner");

        int applied = SchemaMigration.migrate(Database.url("owned"), "some_owner", "some_owner");

        assertThat(applied).isGreaterThanOrEqualTo(9);
        try (Session owner = Session.of("owned", "some_owner")) {
            assertThat(owner.one("SELECT tableowner FROM pg_tables WHERE tablename = 'booking_events'"))
                    .isEqualTo("some_owner");
            for (String change : AppendOnlyIT.CHANGES) {
                assertThat(owner.refusal(change)).as(change).isEqualTo("42501");
            }
            assertThat(owner.column("SELECT slug FROM organizations")).isEmpty();
            owner.set("app.organization_id", "00000000-0000-0000-0000-000000000001");
            assertThat(owner.column("SELECT slug FROM organizations")).containsExactly("default");
        }
    }

    @Test
    void everyMigrationGivesUpOnALockRatherThanQueueBehindIt() throws SQLException {
        administer("postgres", "CREATE DATABASE probed");
        administer("probed", "CREATE SCHEMA probe");
        administer("probed", "CREATE TABLE probe.seen (command text, lock_timeout text)");
        administer("probed", """
                CREATE FUNCTION probe.note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO probe.seen VALUES (tg_tag, current_setting('lock_timeout')); END $$""");
        administer("probed", "CREATE EVENT TRIGGER note ON ddl_command_start EXECUTE FUNCTION probe.note()");

        SchemaMigration.migrate(Database.url("probed"), "postgres", "postgres");

        try (Session session = Session.of("probed", "postgres")) {
            assertThat(
                            session.column(
                                    "SELECT DISTINCT lock_timeout FROM probe.seen WHERE command IN ('CREATE INDEX', 'ALTER TABLE')"))
                    .containsExactly("10s");
        }
    }

    @Test
    void takesTheServicesPasswordsFromPlaceholdersAndLeavesExistingRolesAlone() throws SQLException {
        administer("postgres", "CREATE DATABASE second");

        SchemaMigration.migrate(
                Database.url("second"), "postgres", "postgres", Map.of("booking_service_password", "another"));

        Session.of("second", Service.BOOKING.role()).close();
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertThatThrownBy(() -> SchemaMigration.main(new String[] {"jdbc:postgresql://localhost/none"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DB_USER");
    }

    private static void administer(String database, String sql) throws SQLException {
        try (Connection connection = Database.connect(database, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
