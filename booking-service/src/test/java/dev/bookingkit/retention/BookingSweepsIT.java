package dev.bookingkit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.sweeping.Sweeper;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BookingSweepsIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider("FREQ=DAILY", LocalTime.MIN, LocalTime.of(23, 59), "UTC");
    private UUID type;

    @Inject
    Sweeper sweeper;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @Test
    void claimsOfThePastGoAndTheirBookingsStay() {
        book("16 days");
        book("14 days");
        book("-1 days");

        sweep();

        assertThat(Sql.list("select booking_id from booking_claims where subject_id = ?", provider))
                .containsExactlyInAnyOrderElementsOf(Sql.list(
                        "select id from bookings where provider_id = ? and ends_at > now() - interval '15 days'",
                        provider));
        assertThat(Sql.list("select id from bookings where provider_id = ?", provider))
                .hasSize(3);
    }

    @Test
    void aBookingWithoutItsClaimCanStillBeChanged() {
        book("16 days");
        sweep();

        Sql.run("update bookings set status = 'completed' where provider_id = ?", provider);
        Sql.run("update bookings set status = 'cancelled' where provider_id = ?", provider);

        assertThat(Sql.list("select id from booking_claims where subject_id = ?", provider))
                .isEmpty();
    }

    @Test
    void holdsGoADayAfterTheirEnd() {
        hold("25 hours", "9");
        hold("23 hours", "11");
        hold("-5 minutes", "13");

        sweep();

        assertThat(Sql.list(
                        "select id from holds where organization_id = ? and expires_at < now() - interval '1 day'",
                        tenant.id()))
                .isEmpty();
        assertThat(Sql.list("select id from holds where organization_id = ?", tenant.id()))
                .hasSize(2);
        assertThat(Sql.list("select hold_id from booking_claims where subject_id = ?", provider))
                .hasSize(2);
    }

    @Test
    void operationsGoThirtyDaysAfterTheirEnd() {
        operation("31 days");
        operation("29 days");
        operation(null);

        sweep();

        assertThat(Sql.list(
                        "select coalesce(cast(now() - finished_at < interval '30 days' as text), 'under way')"
                                + " from operations where organization_id = ?",
                        tenant.id()))
                .containsExactlyInAnyOrder("true", "under way");
    }

    private void operation(String endedAgo) {
        Sql.run(
                "insert into operations (organization_id, created_at, kind, status, actor, request, total, finished_at)"
                        + " select ?, now() - interval '32 days', 'cancel',"
                        + " cast(case when e.ago is null then 'running' else 'completed' end as operation_status),"
                        + " 'key:test', '{}', 0, now() - e.ago from (select cast(? as interval) as ago) e",
                tenant.id(),
                endedAgo);
    }

    private void sweep() {
        sweeper.sweep().await().atMost(Duration.ofSeconds(30));
    }

    private void book(String ago) {
        Sql.run(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status, customer_name,"
                        + " customer_email) select ?, ?, ?, now() - cast(? as interval), now() - cast(? as interval)"
                        + " + interval '30 minutes', 'confirmed', 'Ada', 'a@example.org'",
                tenant.id(),
                type,
                provider,
                ago,
                ago);
    }

    private void hold(String expiredFor, String hour) {
        Sql.run(
                "insert into holds (organization_id, created_at, event_type_id, provider_ids, starts_at, ends_at, token_hash,"
                        + " expires_at) select ?, now() - cast(? as interval) - interval '5 minutes', ?, array[?]::uuid[],"
                        + " current_date + 2 + cast(? as time), current_date + 2 + cast(? as time) + interval '30 minutes',"
                        + " sha256(uuidv7()::text::bytea), now() - cast(? as interval)",
                tenant.id(),
                expiredFor,
                type,
                provider,
                hour + ":00",
                hour + ":00",
                expiredFor);
    }
}
