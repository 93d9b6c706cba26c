package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.payment.PaymentProblem.AlreadyPaid;
import dev.bookingkit.payment.PaymentProblem.BookingNotPending;
import dev.bookingkit.payment.PaymentProblem.NothingToPay;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChargeDecisionTest {

    @ParameterizedTest
    @EnumSource(value = BookingStatus.class, names = "PENDING", mode = EnumSource.Mode.EXCLUDE)
    void onlyAPendingBookingIsPaid(BookingStatus status) {
        assertThat(ChargeDecision.of(booking(status, 100), List.of()))
                .isEqualTo(new ChargeDecision.Refuse(new BookingNotPending(status)));
    }

    @Test
    void whatCostsNothingIsNotPaid() {
        assertThat(ChargeDecision.of(booking(BookingStatus.PENDING, 0), List.of()))
                .isEqualTo(new ChargeDecision.Refuse(new NothingToPay()));
    }

    @Test
    void theFirstPaymentIsOfTheWholePrice() {
        assertThat(ChargeDecision.of(booking(BookingStatus.PENDING, 100), List.of()))
                .isEqualTo(new ChargeDecision.Create(100, "EUR"));
    }

    @Test
    void aPendingChargeIsUsedAgain() {
        Payment pending = PaymentTest.charge(PaymentStatus.PENDING, null);

        assertThat(decide(pending)).isEqualTo(new ChargeDecision.Use(pending));
    }

    @Test
    void aDeclinedChargeIsTriedAgain() {
        Payment declined = PaymentTest.charge(PaymentStatus.FAILED, "card_declined");

        assertThat(decide(declined)).isEqualTo(new ChargeDecision.Use(declined));
    }

    @Test
    void aCanceledChargeIsReplaced() {
        assertThat(decide(PaymentTest.charge(PaymentStatus.FAILED, Payment.CANCELED)))
                .isEqualTo(new ChargeDecision.Create(100, "EUR"));
    }

    @Test
    void aChargeThatStripeRefusedIsReplaced() {
        Payment refused = PaymentTest.charge(PaymentStatus.FAILED, "amount_too_small");
        refused.stripePaymentIntentId = null;

        assertThat(decide(refused)).isEqualTo(new ChargeDecision.Create(100, "EUR"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"SUCCEEDED", "PARTIALLY_REFUNDED"})
    void nobodyPaysTwice(PaymentStatus status) {
        assertThat(decide(PaymentTest.charge(status, null)))
                .isEqualTo(new ChargeDecision.Refuse(new AlreadyPaid(status)));
    }

    @Test
    void whatWasGivenBackMayBePaidAgain() {
        assertThat(decide(PaymentTest.charge(PaymentStatus.REFUNDED, null)))
                .isEqualTo(new ChargeDecision.Create(100, "EUR"));
    }

    private static ChargeDecision decide(Payment charge) {
        return ChargeDecision.of(
                booking(BookingStatus.PENDING, 100), List.of(PaymentTest.refund(PaymentStatus.SUCCEEDED, 1), charge));
    }

    private static BookingState booking(BookingStatus status, long priceCents) {
        return new BookingState(UUID.randomUUID(), status, priceCents, "EUR");
    }
}
