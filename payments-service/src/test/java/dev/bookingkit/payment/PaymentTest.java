package dev.bookingkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.payment.Payment.Change;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.PaymentType;
import dev.bookingkit.stripe.Intent;
import dev.bookingkit.stripe.StripeRefund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

    static Payment charge(PaymentStatus status, String failureCode) {
        Payment charge = new Payment();
        charge.id = UUID.randomUUID();
        charge.bookingId = UUID.randomUUID();
        charge.type = PaymentType.BOOKING;
        charge.status = status;
        charge.amountCents = 5_000;
        charge.currency = "EUR";
        charge.stripePaymentIntentId = "pi_1";
        charge.failureCode = failureCode;
        charge.succeededAt = Set.of(PaymentStatus.PENDING, PaymentStatus.FAILED).contains(status) ? null : NOW;
        return charge;
    }

    static Payment refund(PaymentStatus status, long cents) {
        Payment refund = charge(status, null);
        refund.type = PaymentType.REFUND;
        refund.amountCents = cents;
        return refund;
    }

    static Intent intent(Intent.State state) {
        return new Intent("pi_1", state, "secret", state == Intent.State.DECLINED ? "card_declined" : null, null);
    }

    /** Every status of a charge × everything Stripe can say of its intent. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // status, failure code, news, then: status, failure code, change
                "PENDING, -, OPEN, PENDING, -, NONE",
                "PENDING, -, DECLINED, FAILED, card_declined, FAILED",
                "PENDING, -, SUCCEEDED, SUCCEEDED, -, SUCCEEDED",
                "PENDING, -, CANCELED, FAILED, canceled, FAILED",
                "FAILED, expired_card, OPEN, FAILED, expired_card, NONE",
                "FAILED, expired_card, DECLINED, FAILED, expired_card, NONE",
                "FAILED, expired_card, SUCCEEDED, SUCCEEDED, -, SUCCEEDED",
                "FAILED, expired_card, CANCELED, FAILED, canceled, NONE",
                "FAILED, canceled, OPEN, FAILED, canceled, NONE",
                "FAILED, canceled, DECLINED, FAILED, canceled, NONE",
                "FAILED, canceled, SUCCEEDED, SUCCEEDED, -, SUCCEEDED",
                "FAILED, canceled, CANCELED, FAILED, canceled, NONE",
                "SUCCEEDED, -, OPEN, SUCCEEDED, -, NONE",
                "SUCCEEDED, -, DECLINED, SUCCEEDED, -, NONE",
                "SUCCEEDED, -, SUCCEEDED, SUCCEEDED, -, NONE",
                "SUCCEEDED, -, CANCELED, SUCCEEDED, -, NONE",
                "PARTIALLY_REFUNDED, -, OPEN, PARTIALLY_REFUNDED, -, NONE",
                "PARTIALLY_REFUNDED, -, DECLINED, PARTIALLY_REFUNDED, -, NONE",
                "PARTIALLY_REFUNDED, -, SUCCEEDED, PARTIALLY_REFUNDED, -, NONE",
                "PARTIALLY_REFUNDED, -, CANCELED, PARTIALLY_REFUNDED, -, NONE",
                "REFUNDED, -, OPEN, REFUNDED, -, NONE",
                "REFUNDED, -, DECLINED, REFUNDED, -, NONE",
                "REFUNDED, -, SUCCEEDED, REFUNDED, -, NONE",
                "REFUNDED, -, CANCELED, REFUNDED, -, NONE",
            })
    void movesOnlyForward(
            PaymentStatus before,
            String codeBefore,
            Intent.State news,
            PaymentStatus after,
            String codeAfter,
            Change change) {
        Payment charge = charge(before, codeBefore);

        assertThat(charge.apply(intent(news), NOW)).isEqualTo(change);
        assertThat(charge.status).isEqualTo(after);
        assertThat(charge.failureCode).isEqualTo(codeAfter);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING, PENDING, NONE",
        "PENDING, SUCCEEDED, SUCCEEDED, SUCCEEDED",
        "PENDING, FAILED, FAILED, FAILED",
        "SUCCEEDED, PENDING, SUCCEEDED, NONE",
        "SUCCEEDED, SUCCEEDED, SUCCEEDED, NONE",
        "SUCCEEDED, FAILED, FAILED, FAILED",
        "FAILED, PENDING, FAILED, NONE",
        "FAILED, SUCCEEDED, FAILED, NONE",
        "FAILED, FAILED, FAILED, NONE",
    })
    void aRefundThatFailedStaysSo(PaymentStatus before, StripeRefund.State news, PaymentStatus after, Change change) {
        Payment refund = refund(before, 100);

        assertThat(refund.apply(new StripeRefund("re_1", news, null), NOW)).isEqualTo(change);
        assertThat(refund.status).isEqualTo(after);
    }

    /** All sequences of up to six pieces of news, duplicates included: 5,460 of them. */
    @Test
    void anyOrderAndDuplicationOfNewsEndsInTheSameState() {
        List<List<Intent.State>> sequences = List.of(List.of());
        for (int length = 1; length <= 6; length++) {
            List<List<Intent.State>> longer = new ArrayList<>();
            for (List<Intent.State> sequence : sequences) {
                for (Intent.State next : Intent.State.values()) {
                    List<Intent.State> one = new ArrayList<>(sequence);
                    one.add(next);
                    longer.add(one);
                }
            }
            longer.forEach(PaymentTest::endsAsItsNewsSay);
            sequences = longer;
        }
        assertThat(sequences).hasSize(4096);
    }

    private static void endsAsItsNewsSay(List<Intent.State> sequence) {
        Payment charge = charge(PaymentStatus.PENDING, null);
        List<Change> changes =
                sequence.stream().map(news -> charge.apply(intent(news), NOW)).toList();

        Set<Intent.State> said = EnumSet.copyOf(sequence);
        boolean paid = said.contains(Intent.State.SUCCEEDED);
        boolean canceled = said.contains(Intent.State.CANCELED);
        boolean declined = said.contains(Intent.State.DECLINED);
        assertThat(charge.status)
                .as("%s", sequence)
                .isEqualTo(
                        paid
                                ? PaymentStatus.SUCCEEDED
                                : canceled || declined ? PaymentStatus.FAILED : PaymentStatus.PENDING);
        assertThat(charge.failureCode)
                .as("%s", sequence)
                .isEqualTo(paid ? null : canceled ? "canceled" : declined ? "card_declined" : null);
        assertThat(changes.stream().filter(it -> it == Change.SUCCEEDED)).hasSize(paid ? 1 : 0);
        assertThat(changes.stream().filter(it -> it == Change.FAILED)).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Intent.State.class,
            names = {"OPEN", "DECLINED", "CANCELED"})
    void newsOfAnIntentThatNobodyCanPayChangeNothing(Intent.State news) {
        Payment charge = charge(PaymentStatus.PENDING, null);

        assertThat(charge.apply(new Intent("pi_lost", news, "other", null, null), NOW))
                .isEqualTo(Change.NONE);
        assertThat(charge.stripePaymentIntentId).isEqualTo("pi_1");
    }

    @Test
    void theIntentThatWasPaidIsTheOneThatCounts() {
        Payment charge = charge(PaymentStatus.PENDING, null);

        charge.apply(new Intent("pi_lost", Intent.State.SUCCEEDED, null, null, null), NOW);

        assertThat(charge.status).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(charge.stripePaymentIntentId).isEqualTo("pi_lost");
    }

    @ParameterizedTest
    @CsvSource({"0, SUCCEEDED", "1, PARTIALLY_REFUNDED", "4999, PARTIALLY_REFUNDED", "5000, REFUNDED"})
    void isRefundedAsMuchAsItsRefundsAre(long cents, PaymentStatus status) {
        Payment charge = charge(PaymentStatus.SUCCEEDED, null);

        charge.refunded(cents);

        assertThat(charge.status).isEqualTo(status);
        assertThat(charge.refundedCents).isEqualTo(cents);
    }

    @Test
    void whatIsLeftCountsRefundsOnTheirWayButNotFailedOnes() {
        Payment charge = charge(PaymentStatus.PARTIALLY_REFUNDED, null);
        List<Payment> refunds = List.of(
                refund(PaymentStatus.SUCCEEDED, 1_000),
                refund(PaymentStatus.PENDING, 500),
                refund(PaymentStatus.FAILED, 3_000));

        assertThat(PlanRefund.left(charge, refunds)).isEqualTo(3_500);
        assertThat(PlanRefund.left(charge(PaymentStatus.FAILED, null), List.of()))
                .isZero();
        assertThat(PlanRefund.left(charge(PaymentStatus.PENDING, null), List.of()))
                .isZero();
    }
}
