package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.booking.BookingDecision.Accepted;
import dev.bookingkit.booking.BookingDecision.Moot;
import dev.bookingkit.booking.BookingDecision.Refused;
import dev.bookingkit.booking.BookingDecision.TooLate;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypeFixtures;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID PROVIDER = UUID.randomUUID();
    private static final Placement SLOT = place("2026-03-09T13:00:00Z");
    private static final Placement LATER = place("2026-03-10T08:00:00Z");

    @Test
    void staysWithItsHostsAndRemembersWhyWhereItMovesWithThem() {
        Booking booking = placed(type(false));
        booking.move(place("2026-03-11T08:00:00Z", Map.of("chosen", "a"), PROVIDER));

        booking.move(LATER);

        assertThat(booking.assignment()).containsEntry("chosen", "a");
        booking.move(place("2026-03-10T08:00:00Z", null, UUID.randomUUID()));
        assertThat(booking.assignment()).isNull();
    }

    @Test
    void isHandedOverByItsMainHostAlone() {
        UUID second = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Booking booking = placed(type(false));
        booking.move(place("2026-03-10T08:00:00Z", null, PROVIDER, second));

        assertThat(booking.handOver(other)).isEqualTo(new Accepted());

        assertThat(booking.providerId()).isEqualTo(other);
        assertThat(booking.providerIds()).containsExactly(other, second);
        assertThat(booking.assignment()).containsEntry("method", "reassigned");
        booking.decide(new BookingOperation.Cancel(null), NOW);
        assertThat(booking.handOver(PROVIDER)).isEqualTo(new Refused(BookingStatus.CANCELLED));
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

    @ParameterizedTest(name = "{0} cents at {1} % off are {2}, of which {3} as deposit")
    @CsvSource({"1000, 0, 1000, 900", "1000, 10, 900, 900", "999, 50, 500, 500", "1001, 33, 671, 671", "1000, 100, 0, "
    })
    void takesTheDiscountOffThePriceAndNeverMoreThanThatAsDeposit(
            long price, int discount, long reduced, @Nullable Long deposit) {
        EventType type = EventTypeFixtures.withDeposit(price, 900L);
        Placement place =
                new Placement(SLOT.start(), SLOT.end(), 5, 10, List.of(PROVIDER), null, null, false, discount);

        Booking booking = placed(type, place);

        assertThat(booking.priceCents()).isEqualTo(reduced);
        assertThat(booking.depositCents()).isEqualTo(deposit);
        assertThat(booking.discountPercentage()).isEqualTo(discount == 0 ? null : discount);
        assertThat(booking.status()).isEqualTo(reduced == 0 ? BookingStatus.CONFIRMED : BookingStatus.PENDING);
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

    @Test
    void isOpenToItsGuestUntilTheCutoff() {
        Booking booking = placed(type(false));
        Instant until = SLOT.start().minus(Duration.ofHours(2));

        assertThat(booking.openToItsGuest(120, until)).isEqualTo(new Accepted());
        assertThat(booking.openToItsGuest(120, until.plusMillis(1))).isEqualTo(new TooLate(until));
        assertThat(booking.openToItsGuest(0, SLOT.start())).isEqualTo(new Accepted());
    }

    @Test
    void completesByItselfSoLongAfterItsEndAndNotBefore() {
        Booking booking = placed(type(false));
        Duration delay = Duration.ofMinutes(15);
        Instant due = SLOT.end().plus(delay);
        assertThat(booking.completesAt(delay)).contains(due);

        assertThat(booking.decide(new BookingOperation.CompleteAutomatically(delay), due.minusMillis(1)))
                .isEqualTo(new Moot());
        assertThat(booking.decide(new BookingOperation.CompleteAutomatically(delay), due))
                .isEqualTo(new Accepted());

        assertThat(booking.status()).isEqualTo(BookingStatus.COMPLETED);
        assertThat(booking.completesAt(delay)).isEmpty();
    }

    private static EventType type(boolean requiresConfirmation) {
        return EventTypeFixtures.halfAnHour(0, requiresConfirmation);
    }

    private static Booking placed(EventType type) {
        return placed(type, SLOT);
    }

    private static Booking placed(EventType type, Placement place) {
        Customer customer = new Customer("Ada", "ada@example.org", null, null);
        BookingOrder order = new BookingOrder(
                type.id(),
                PROVIDER,
                null,
                SLOT.start(),
                null,
                customer,
                Map.of(),
                null,
                Map.of(),
                BookingSource.ONLINE,
                false,
                1,
                false);
        return Booking.placed(UUID.randomUUID(), type, place, order, NOW);
    }

    private static Placement place(String start) {
        return place(start, null, PROVIDER);
    }

    private static Placement place(String start, @Nullable Map<String, Object> assignment, UUID... hosts) {
        Instant at = Instant.parse(start);
        return new Placement(at, at.plus(Duration.ofMinutes(30)), 5, 10, List.of(hosts), null, assignment, false);
    }
}
