package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit trail takes rows and gives none back, whoever asks. */
class AppendOnlyIT {

    static final List<String> CHANGES = List.of(
            "UPDATE booking_events SET actor = 'someone else'",
            "UPDATE booking_events SET actor = actor WHERE false",
            "DELETE FROM booking_events",
            "TRUNCATE booking_events",
            "TRUNCATE bookings CASCADE",
            "TRUNCATE organizations CASCADE",
            "MERGE INTO booking_events e USING (SELECT 1) AS s ON true WHEN MATCHED THEN DELETE");

    private final Tenant tenant = Tenant.create();

    @BeforeEach
    void book() {
        try (Session session = Session.admin()) {
            tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
            session.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesChangesOfEveryService(Service service) {
        try (Session session = tenant.session(service)) {
            for (String change : CHANGES) {
                assertThat(session.refusal(change)).as(change).isEqualTo("42501");
            }
        }
    }

    @Test
    void refusesChangesOfTheSuperuserWhoOwnsIt() {
        try (Session session = Session.admin()) {
            for (String change : CHANGES) {
                assertThat(session.refusal(change)).as(change).isEqualTo("42501");
            }
            session.execute("SET LOCAL session_replication_role = replica");
            for (String change : CHANGES) {
                assertThat(session.refusal(change)).as(change + " as a replica").isEqualTo("42501");
            }
        }
    }

    @Test
    void keepsTheBookingThatHasEvents() {
        try (Session session = tenant.session(Service.BOOKING)) {
            assertThat(session.refusal("DELETE FROM bookings")).isEqualTo("23001");
        }
    }

    @Test
    void refusesAChangeByName() {
        try (Session session = Session.admin()) {
            assertThatThrownBy(() -> session.execute("DELETE FROM booking_events"))
                    .hasMessageContaining("DELETE on booking_events is refused: the table is append-only");
        }
    }
}
