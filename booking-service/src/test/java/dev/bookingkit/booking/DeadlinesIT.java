package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadlinesIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Test
    void unpaidBookingIsCancelledAndItsTimeIsFree() {
        UUID type = tenant.eventType(provider, ", \"priceCents\": 5000, \"currency\": \"EUR\"");
        UUID booking = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));

        letTimePass(booking);

        awaitEvent(booking, "booking.cancelled/system:booking-service/payment_expired");
        tenant.book(type, at(9, 0));
    }

    @Test
    void unconfirmedBookingIsRejected() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        UUID booking = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));

        letTimePass(booking);

        awaitEvent(booking, "booking.rejected/system:booking-service/confirmation_timeout");
    }

    @Test
    void soIsOneThatWasMovedMeanwhile() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        UUID booking = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));
        tenant.post(booking, "reschedule", "{\"start\": \"" + at(15, 0) + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"));

        letTimePass(booking);

        awaitEvent(booking, "booking.rejected/system:booking-service/confirmation_timeout");
    }

    @Test
    void confirmedBookingHasNoTimerLeft() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        UUID booking = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));
        assertThat(timers(booking)).isEqualTo("1");

        tenant.post(booking, "confirm", "").then().statusCode(200);

        assertThat(timers(booking)).isEqualTo("0");
    }

    @Test
    void timerThatComesTooEarlyWaits() {
        UUID type = tenant.eventType(provider, ", \"requiresConfirmation\": true");
        UUID booking = UUID.fromString(tenant.book(type, at(9, 0)).getString("id"));

        Sql.run("update timers set due_at = now() where subject_id = ?", booking);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Sql.one("select count(*) from timers where subject_id = ? and due_at > now()", booking)
                        .equals("1"));
        assertThat(Sql.one("select status from bookings where id = ?", booking)).isEqualTo("pending");
    }

    private static void letTimePass(UUID booking) {
        Sql.run("update bookings set expires_at = now() - interval '1 second' where id = ?", booking);
        Sql.run("update timers set due_at = now() where subject_id = ?", booking);
    }

    private static String timers(UUID booking) {
        return Sql.one("select count(*) from timers where subject_id = ?", booking);
    }

    private static void awaitEvent(UUID booking, String event) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Sql.list(
                                "select type || '/' || actor || '/' || coalesce(reason, '') from booking_events"
                                        + " where booking_id = ?",
                                booking)
                        .contains(event));
    }
}
