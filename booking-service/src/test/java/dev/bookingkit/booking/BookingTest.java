package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.booking.BookingDecision.Accepted;
import dev.bookingkit.booking.BookingDecision.Moot;
import dev.bookingkit.booking.BookingDecision.Refused;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypeFixtures;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.slot.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Slot SLOT = slot("2026-03-09T13:00:00Z");
    private static final Slot LATER = slot("2026-03-10T08:00:00Z");
    private static final UUID PROVIDER = UUID.randomUUID();

    @ParameterizedTest(name = "{0}: confirm {1}, reject {2}, cancel {3}, complete {4}, no-show {5}, move {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PENDING,     CONFIRMED, REJECTED, CANCELLED, -,         -,       PENDING",
                "CONFIRMED,   -,         -,        CANCELLED, COMPLETED, NO_SHOW, RESCHEDULED",
                "RESCHEDULED, -,         -,        CANCELLED, COMPLETED, NO_SHOW, RESCHEDULED",
                "COMPLETED,   -,         -,        -,         -,         -,       -",
                "CANCELLED,   -,         -,        -,         -,         -,       -",
                "NO_SHOW,     -,         -,        -,         -,         -,       -",
                "REJECTED,    -,         -,        -,         -,         -,       -",
            })
    void goesAlongTheArrowsOnly(
            BookingStatus from,
            BookingStatus confirmed,
            BookingStatus rejected,
            BookingStatus cancelled,
            BookingStatus completed,
            BookingStatus noShow,
            BookingStatus moved) {
        check(from, new BookingOperation.Confirm(), confirmed);
        check(from, new BookingOperation.Reject("no"), rejected);
        check(from, new BookingOperation.Cancel("ill"), cancelled);
        check(from, new BookingOperation.Complete(), completed);
        check(from, new BookingOperation.NoShow(), noShow);
        Booking booking = in(from);
        check(booking, booking.move(type(true), PROVIDER, LATER), from, moved);
        assertThat(booking.startsAt()).isEqualTo(moved == null ? SLOT.start() : LATER.start());
    }

    @Test
    void waitsForThePaymentFirstAndForTheHostThen() {
        EventType type = EventTypeFixtures.halfAnHour(5_000, true);
        Booking booking = placed(type);
        assertThat(booking.deadline()).map(Deadline::kind).contains(Deadline.Kind.PAYMENT);

        assertThat(booking.paid(type, NOW)).isEqualTo(new Accepted());

        assertThat(booking.status()).isEqualTo(BookingStatus.PENDING);
        assertThat(booking.paymentStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(booking.deadline())
                .contains(new Deadline(Deadline.Kind.CONFIRMATION, NOW.plus(Duration.ofHours(24))));
    }

    @Test
    void isConfirmedOncePaid() {
        EventType type = EventTypeFixtures.halfAnHour(5_000, false);
        Booking booking = placed(type);

        assertThat(booking.paid(type, NOW)).isEqualTo(new Accepted());

        assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(booking.deadline()).isEmpty();
        assertThat(booking.paid(type, NOW)).isEqualTo(new Moot());
    }

    @Test
    void isNotRevivedByALatePayment() {
        EventType type = EventTypeFixtures.halfAnHour(5_000, false);
        Booking booking = placed(type);
        booking.decide(new BookingOperation.Cancel(null), NOW);

        assertThat(booking.paid(type, NOW)).isEqualTo(new Moot());
        assertThat(booking.status()).isEqualTo(BookingStatus.CANCELLED);
    }

    @Test
    void expiresAtItsDeadlineAndNotBefore() {
        Booking booking = placed(type(true));
        Instant deadline = booking.deadline().orElseThrow().at();

        assertThat(booking.decide(new BookingOperation.ExpireConfirmation(), deadline.minusMillis(1)))
                .isEqualTo(new Moot());
        assertThat(booking.decide(new BookingOperation.ExpirePayment(), deadline))
                .isEqualTo(new Moot());
        assertThat(booking.decide(new BookingOperation.ExpireConfirmation(), deadline))
                .isEqualTo(new Accepted());
        assertThat(booking.status()).isEqualTo(BookingStatus.REJECTED);
    }

    @Test
    void cancelsWhatNobodyPaidFor() {
        Booking booking = placed(EventTypeFixtures.halfAnHour(5_000, false));

        booking.decide(new BookingOperation.ExpirePayment(), NOW.plus(Duration.ofDays(1)));

        assertThat(booking.status()).isEqualTo(BookingStatus.CANCELLED);
    }

    @Test
    void keepsTheWholeRefundOverAPart() {
        Booking booking = placed(EventTypeFixtures.halfAnHour(5_000, false));
        booking.refunded(false);
        assertThat(booking.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        booking.refunded(true);
        booking.refunded(false);
        assertThat(booking.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    }

    private static void check(BookingStatus from, BookingOperation operation, BookingStatus expected) {
        Booking booking = in(from);
        check(booking, booking.decide(operation, NOW), from, expected);
    }

    private static void check(Booking booking, BookingDecision decision, BookingStatus from, BookingStatus expected) {
        assertThat(decision).isEqualTo(expected == null ? new Refused(from) : new Accepted());
        assertThat(booking.status()).isEqualTo(expected == null ? from : expected);
    }

    private static Booking in(BookingStatus status) {
        Booking booking = placed(type(status == BookingStatus.PENDING || status == BookingStatus.REJECTED));
        switch (status) {
            case PENDING, CONFIRMED -> {}
            case REJECTED -> booking.decide(new BookingOperation.Reject(null), NOW);
            case CANCELLED -> booking.decide(new BookingOperation.Cancel(null), NOW);
            case COMPLETED -> booking.decide(new BookingOperation.Complete(), NOW);
            case NO_SHOW -> booking.decide(new BookingOperation.NoShow(), NOW);
            case RESCHEDULED -> booking.move(type(false), PROVIDER, SLOT);
        }
        assertThat(booking.status()).isEqualTo(status);
        return booking;
    }

    private static EventType type(boolean requiresConfirmation) {
        return EventTypeFixtures.halfAnHour(0, requiresConfirmation);
    }

    private static Booking placed(EventType type) {
        Customer customer = new Customer("Ada", "ada@example.org", null, null);
        BookingOrder order = new BookingOrder(
                type.id(), PROVIDER, SLOT.start(), customer, Map.of(), null, Map.of(), BookingSource.ONLINE);
        return Booking.placed(UUID.randomUUID(), type, PROVIDER, SLOT, order, NOW);
    }

    private static Slot slot(String start) {
        Instant at = Instant.parse(start);
        return new Slot(at, at.plus(Duration.ofMinutes(30)), 1);
    }
}
