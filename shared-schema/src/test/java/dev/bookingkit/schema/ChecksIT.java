package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that no service may store, refused by the database itself. */
class ChecksIT {

    private final Tenant tenant = Tenant.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duration_minutes = 0 | 23514",
                "duration_minutes = -30 | 23514",
                "duration_minutes = 1 | none",
                "slot_interval_minutes = 0 | 23514",
                "buffer_before_minutes = -1 | 23514",
                "buffer_before_minutes = 1441 | 23514",
                "buffer_before_minutes = 1440 | none",
                "duration_minutes = 10081 | 23514",
                "duration_minutes = 10080 | none",
                "minimum_notice_minutes = -1 | 23514",
                "price_cents = -1 | 23514",
                "currency = 'usd' | 23514",
                "currency = 'EURO' | 23514",
                "currency = 'USD' | none",
                "slug = 'A visit' | 23514",
                "slug = '-visit' | 23514",
                "slug = 'visit--again' | 23514",
                "slug = repeat('a', 101) | 23514",
                "slug = repeat('a', 100) | none",
                "deposit_percentage = 101 | 23514",
                "deposit_percentage = -1 | 23514",
                "deposit_percentage = 100 | none",
                "price_cents = 100, deposit_cents = 101 | 23514",
                "price_cents = 100, deposit_cents = 100 | none",
                "price_cents = 100, deposit_cents = 50, deposit_percentage = 50 | 23514",
                "no_show_fee_cents = -1 | 23514",
                "max_seats = 0 | 23514",
                "title = '' | 23514",
                "title = E'two\\nlines' | 23514",
                "title = repeat('a', 201) | 23514",
                "booking_limits = '[]' | 23514",
                "cancellation_policy = '{}' | 23514",
                "parent_event_type_id = id | 23514",
            })
    void ofEventTypes(String assignment, String sqlState) {
        try (Session session = tenant.session(Service.BOOKING)) {
            assertThat(session.refusal("UPDATE event_types SET " + assignment)).isEqualTo(sqlState);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats_taken = 2 | 23514",
                "seats_taken = -1 | 23514",
                "max_seats = 2, seats_taken = 2 | none",
                "currency = 'eur' | 23514",
                "price_cents = -1 | 23514",
                "discount_percentage = 101 | 23514",
                "buffer_after_minutes = -1 | 23514",
                "customer_email = 'a b@example.org' | 23514",
                "customer_name = E'Grace\\r\\nBcc: all' | 23514",
                "expires_at = 'infinity' | 23514",
                "metadata = '7' | 23514",
                "customer_email_key = 'x' | 428C9",
            })
    void ofBookings(String assignment, String sqlState) {
        try (Session session = tenant.session(Service.BOOKING)) {
            tenant.book(session, Tenant.NOON, Tenant.HALF_PAST);
            assertThat(session.refusal("UPDATE bookings SET " + assignment)).isEqualTo(sqlState);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO out_of_office (provider_id, start_date, end_date) VALUES ('%s', '2026-03-10', '2026-03-09') | 23514",
                "INSERT INTO out_of_office (provider_id, start_date, end_date) VALUES ('%s', '2026-03-10', 'infinity') | 23514",
                "INSERT INTO out_of_office (provider_id, start_date, end_date) VALUES ('%s', '2026-03-10', '2026-03-10') | none",
                "INSERT INTO availability_rules (provider_id, rrule, start_time, end_time, time_zone) VALUES ('%s', 'FREQ=DAILY', '24:00', '01:00', 'UTC') | 23514",
                "INSERT INTO availability_rules (provider_id, rrule, start_time, end_time, time_zone, valid_from, valid_until) VALUES ('%s', 'FREQ=DAILY', '22:00', '02:00', 'UTC', '2026-02-02', '2026-02-01') | 23514",
                "INSERT INTO availability_rules (provider_id, rrule, start_time, end_time, time_zone) VALUES ('%s', 'FREQ=DAILY', '22:00', '02:00', 'UTC') | none",
                "INSERT INTO availability_overrides (provider_id, date, start_time) VALUES ('%s', '2026-03-09', '10:00') | 23514",
                "INSERT INTO availability_overrides (provider_id, date) VALUES ('%s', '2026-03-09') | 23514",
                "INSERT INTO availability_overrides (provider_id, date, is_unavailable) VALUES ('%s', '2026-03-09', true) | none",
                "INSERT INTO teams (name, slug, assignment_window_days) VALUES ('%s', 't', 0) | 23514",
            })
    void ofSchedules(String insert, String sqlState) {
        try (Session session = tenant.session(Service.AVAILABILITY)) {
            assertThat(session.refusal(insert.formatted(tenant.provider()))).isEqualTo(sqlState);
        }
    }

    @Test
    void aBookingHasAtMostOneLiveCharge() {
        try (Session booking = tenant.session(Service.BOOKING);
                Session payments = tenant.session(Service.PAYMENTS)) {
            tenant.book(booking, Tenant.NOON, Tenant.HALF_PAST);
            booking.commit();
            String charge =
                    "INSERT INTO payments (booking_id, type, status, amount_cents, currency) SELECT id, 'booking', ?::payment_status, 100, 'EUR' FROM bookings";
            payments.execute(charge, "failed");
            payments.execute(charge, "pending");

            assertThat(payments.refusal(charge, "pending")).isEqualTo("23505");
            assertThat(payments.refusal(charge, "succeeded")).isEqualTo("23505");
            assertThat(payments.refusal(charge, "failed")).isEqualTo("none");
            assertThat(payments.refusal("UPDATE payments SET refunded_cents = 101"))
                    .isEqualTo("23514");
            assertThat(payments.refusal("UPDATE payments SET type = 'refund' WHERE status = 'pending'"))
                    .isEqualTo("23514");
        }
    }

    @Test
    void aHoldLastsAtMostThirtyMinutes() {
        try (Session session = tenant.session(Service.BOOKING)) {
            tenant.hold(session, Tenant.NOON, Tenant.HALF_PAST, "30 minutes");
            assertThat(session.refusal("UPDATE holds SET expires_at = expires_at + interval '1 second'"))
                    .isEqualTo("23514");
            assertThat(session.refusal("UPDATE holds SET ends_at = starts_at")).isEqualTo("23514");
        }
    }
}
