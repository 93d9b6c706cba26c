package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims follow bookings and holds, buffers included. */
class ClaimsIT {

    private final Tenant tenant = Tenant.create();
    private final Session session = tenant.session(Service.BOOKING);

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource({"30, 10, 20, none", "29, 10, 20, 23P01", "0, 0, 0, none", "15, 15, 0, none", "14, 0, 15, 23P01"})
    void buffersOfNeighboursAddUp(int gapMinutes, int after, int before, String refusal) {
        tenant.book(session, "2026-03-09T11:00:00Z", Tenant.NOON, "confirmed", 0, after, null);
        String start = "2026-03-09T12:%02d:00Z".formatted(gapMinutes);

        assertThat(attempt(() -> tenant.book(session, start, Tenant.ONE, "confirmed", before, 0, null)))
                .isEqualTo(refusal);
    }

    @Test
    void aClaimReachesFromBufferToBufferForEachHost() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "pending", 5, 10, hosts());

        assertThat(claims())
                .containsExactlyInAnyOrder(
                        List.of(tenant.provider().toString(), "2026-03-09T11:55:00Z", "2026-03-09T12:40:00Z"),
                        List.of(tenant.colleague().toString(), "2026-03-09T11:55:00Z", "2026-03-09T12:40:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"cancelled", "rejected"})
    void anInactiveBookingClaimsNothing(String status) {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "pending", 0, 0, null);

        session.execute("UPDATE bookings SET status = ?::booking_status", status);

        assertThat(claims()).isEmpty();
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        assertThat(session.refusal("UPDATE bookings SET status = 'confirmed' WHERE status = ?::booking_status", status))
                .isEqualTo("23P01");
    }

    @Test
    void anInactiveBookingThatComesBackClaimsAgain() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "cancelled", 0, 0, null);
        assertThat(claims()).isEmpty();

        session.execute("UPDATE bookings SET status = 'confirmed'");

        assertThat(claims()).hasSize(1);
    }

    @Test
    void aMoveTakesTheNewTimeAndFreesTheOld() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);

        session.execute(
                "UPDATE bookings SET starts_at = ?::timestamptz, ends_at = ?::timestamptz",
                Tenant.HALF_PAST,
                Tenant.ONE);

        assertThat(claims()).containsExactly(List.of(tenant.provider().toString(), Tenant.HALF_PAST, Tenant.ONE));
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
    }

    @Test
    void aWiderBufferIsClaimedOrRefused() {
        UUID first = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        tenant.book(session, Tenant.ONE, Tenant.HALF_PAST_ONE);

        assertThat(session.refusal("UPDATE bookings SET buffer_after_minutes = 31 WHERE id = ?", first))
                .isEqualTo("23P01");
        assertThat(session.refusal("UPDATE bookings SET buffer_after_minutes = 30 WHERE id = ?", first))
                .isEqualTo("none");
    }

    @Test
    void anotherMainHostTakesTheOldOnesPlace() {
        UUID booking = tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
        session.execute("UPDATE bookings SET provider_id = ?", tenant.colleague());

        assertThat(session.one("SELECT provider_ids FROM bookings WHERE id = ?", booking))
                .isEqualTo("{" + tenant.colleague() + "}");
        assertThat(claims()).containsExactly(List.of(tenant.colleague().toString(), Tenant.NOON, Tenant.HALF_PAST));
    }

    @Test
    void handingACollectiveBookingToACohostReleasesTheFirst() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "confirmed", 0, 0, hosts());

        session.execute("UPDATE bookings SET provider_id = ?", tenant.colleague());

        assertThat(claims()).containsExactly(List.of(tenant.colleague().toString(), Tenant.NOON, Tenant.HALF_PAST));
        assertThat(session.column("SELECT type FROM booking_events ORDER BY sequence"))
                .containsExactly("booking.created", "booking.reassigned");
    }

    @Test
    void aCollectiveBookingClaimsEveryHostOrNone() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "confirmed", 0, 0, new UUID[] {
            tenant.provider(), tenant.colleague()
        });
        session.execute("UPDATE bookings SET provider_id = ?", tenant.colleague());

        assertThat(attempt(() -> tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "confirmed", 0, 0, hosts())))
                .isEqualTo("23P01");

        assertThat(claims()).hasSize(1);
        assertThat(session.one("SELECT count(*) FROM bookings")).isEqualTo("1");
    }

    @Test
    void theMainHostIsAmongTheHosts() {
        assertThat(attempt(() -> tenant.book(
                        session, Tenant.NOON, Tenant.HALF_PAST, "confirmed", 0, 0, new UUID[] {tenant.colleague()})))
                .isEqualTo("23514");
    }

    @Test
    void aHoldBlocksUntilItIsReleased() {
        UUID hold = tenant.hold(session, Tenant.NOON, Tenant.HALF_PAST, "5 minutes");
        assertThat(attempt(() -> tenant.book(session, Tenant.NOON, Tenant.HALF_PAST)))
                .isEqualTo("23P01");
        assertThat(attempt(() -> tenant.hold(session, Tenant.NOON, Tenant.HALF_PAST, "5 minutes")))
                .isEqualTo("23P01");

        session.execute("DELETE FROM holds WHERE id = ?", hold);

        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
    }

    @Test
    void aHoldPastItsTimeGivesWay() {
        UUID hold = tenant.hold(session, Tenant.NOON, Tenant.HALF_PAST, "-1 second");

        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);

        assertThat(session.column("SELECT id FROM holds WHERE id = ?", hold)).isEmpty();
    }

    @Test
    void aRefusedClaimNamesItsConstraint() {
        tenant.book(session, Tenant.NOON, Tenant.HALF_PAST, "confirmed", 0, 10, null);

        assertThatThrownBy(() -> tenant.book(session, Tenant.HALF_PAST, Tenant.ONE))
                .isInstanceOfSatisfying(
                        Session.Refused.class,
                        refused -> assertThat(refused.sqlState()).isEqualTo("23P01"))
                .hasMessageContaining("already claimed");
    }

    private UUID[] hosts() {
        return new UUID[] {tenant.provider(), tenant.colleague()};
    }

    private List<List<@Nullable String>> claims() {
        return session.rows("SELECT subject_id, rfc3339(starts_at), rfc3339(ends_at) FROM booking_claims");
    }

    private String attempt(Runnable write) {
        session.execute("SAVEPOINT attempt");
        try {
            write.run();
            return "none";
        } catch (Session.Refused e) {
            session.execute("ROLLBACK TO SAVEPOINT attempt");
            return e.sqlState();
        }
    }
}
