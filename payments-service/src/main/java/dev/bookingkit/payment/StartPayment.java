package dev.bookingkit.payment;

import dev.bookingkit.payment.PaymentProblem.Declined;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.stripe.Intent;
import dev.bookingkit.stripe.NewIntent;
import dev.bookingkit.stripe.StripeAnswer;
import dev.bookingkit.stripe.StripeGateway;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the payment of a booking: a charge in the ledger, then Stripe's intent for it.
 *
 * <p>The charge's id is the idempotency key at Stripe, so a repeated request, or one after a lost answer, gives the same
 * intent. The charge is committed before Stripe is asked, with the timer that settles it should the answer be lost.
 */
@ApplicationScoped
public class StartPayment {

    private final Transactions transactions;
    private final PrepareCharge prepareCharge;
    private final StripeGateway stripe;
    private final SettleCharge settleCharge;

    StartPayment(
            Transactions transactions, PrepareCharge prepareCharge, StripeGateway stripe, SettleCharge settleCharge) {
        this.transactions = transactions;
        this.prepareCharge = prepareCharge;
        this.stripe = stripe;
        this.settleCharge = settleCharge;
    }

    /**
     * A charge and the intent that {@link #conclude} is to store.
     *
     * @param intent null where the charge has its own already
     */
    public record Prepared(Payment charge, @Nullable Intent intent) {}

    /** Opens transactions of its own and calls Stripe between them. */
    public Uni<Prepared> prepare(Principal principal, UUID bookingId) {
        if (!principal.maySee(bookingId)) {
            return Uni.createFrom().failure(NotFound.of("booking").exception());
        }
        return transactions
                .as(principal, () -> prepareCharge.of(principal, bookingId))
                .chain(charge -> charge.isPrepared()
                        ? Uni.createFrom().item(new Prepared(charge, null))
                        : askStripe(principal, charge));
    }

    /** The charge with its intent; inside the current transaction. */
    public Uni<Payment> conclude(Prepared prepared) {
        return prepared.intent == null
                ? Uni.createFrom().item(prepared.charge)
                : settleCharge.settle(prepared.charge.id, prepared.intent);
    }

    private Uni<Prepared> askStripe(Principal principal, Payment charge) {
        return stripe.createIntent(wanted(charge)).chain(answer -> switch (answer) {
            case StripeAnswer.Answered<Intent>(Intent intent) ->
                Uni.createFrom().item(new Prepared(charge, intent));
            case StripeAnswer.Declined<Intent>(String code, String message) ->
                refused(principal, charge, code, message);
            case StripeAnswer.Refused<Intent>(String code, String message) -> refused(principal, charge, code, message);
            case StripeAnswer.Unanswered<Intent> unanswered ->
                Uni.createFrom().failure(Unavailable.shortly().exception());
        });
    }

    private Uni<Prepared> refused(Principal principal, Payment charge, String code, String message) {
        return transactions
                .as(principal, () -> settleCharge.refuse(charge.id, code, message))
                .chain(() -> Uni.createFrom().failure(new Declined(code).exception()));
    }

    static NewIntent wanted(Payment charge) {
        return new NewIntent(charge.id, charge.bookingId, charge.organizationId, charge.amountCents, charge.currency);
    }
}
