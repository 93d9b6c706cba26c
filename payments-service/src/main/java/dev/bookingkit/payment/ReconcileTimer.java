package dev.bookingkit.payment;

import dev.bookingkit.stripe.Intent;
import dev.bookingkit.stripe.StripeAnswer;
import dev.bookingkit.stripe.StripeAnswer.Answered;
import dev.bookingkit.stripe.StripeGateway;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks Stripe what has become of a charge, until it can change no more. This settles lost answers and lost webhooks, and
 * cancels the intents of bookings that are no longer active.
 */
@ApplicationScoped
class ReconcileTimer implements TimerHandler {

    static final String KIND = "payment-reconcile";
    static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(ReconcileTimer.class);
    private static final Duration PAUSE_WITHOUT_ANSWER = Duration.ofSeconds(2);
    private static final int DOUBLED_AT_MOST = 8;

    private final Transactions transactions;
    private final Payments payments;
    private final BookingStates bookings;
    private final StripeGateway stripe;
    private final SettleCharge settleCharge;
    private final Clock clock;

    ReconcileTimer(
            Transactions transactions,
            Payments payments,
            BookingStates bookings,
            StripeGateway stripe,
            SettleCharge settleCharge,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.bookings = bookings;
        this.stripe = stripe;
        this.settleCharge = settleCharge;
        this.clock = clock;
    }

    private record Situation(Payment charge, boolean bookingIsActive) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return transactions
                .forOrganization(timer.organizationId(), Actor.NAME, () -> situation(timer))
                .chain(situation -> situation.charge.isOpen()
                        ? askStripe(situation).chain(answer -> settle(timer, situation.charge, answer))
                        : Uni.createFrom().item(new Outcome.Done()));
    }

    private Uni<Situation> situation(Timer timer) {
        return payments.require(timer.subjectId())
                .chain(charge -> bookings.require(charge.bookingId)
                        .map(booking -> new Situation(charge, booking.status().isActive())));
    }

    private Uni<StripeAnswer<Intent>> askStripe(Situation situation) {
        String known = situation.charge.stripePaymentIntentId;
        Uni<StripeAnswer<Intent>> found =
                known == null ? stripe.createIntent(StartPayment.wanted(situation.charge)) : stripe.findIntent(known);
        return situation.bookingIsActive ? found : found.chain(this::cancelIfPossible);
    }

    private Uni<StripeAnswer<Intent>> cancelIfPossible(StripeAnswer<Intent> found) {
        return found instanceof Answered<Intent>(Intent intent) && isOpen(intent)
                ? stripe.cancelIntent(intent.id())
                : Uni.createFrom().item(found);
    }

    private static boolean isOpen(Intent intent) {
        return intent.state() == Intent.State.OPEN || intent.state() == Intent.State.DECLINED;
    }

    private Uni<Outcome> settle(Timer timer, Payment charge, StripeAnswer<Intent> answer) {
        return switch (answer) {
            case Answered<Intent>(Intent intent) ->
                transactions
                        .forOrganization(
                                timer.organizationId(), Actor.NAME, () -> settleCharge.reconcile(charge.id, intent))
                        .map(settled -> settled.isOpen() ? later(timer) : new Outcome.Done());
            case StripeAnswer.Declined<Intent>(String code, String message) -> refuse(timer, charge, code, message);
            case StripeAnswer.Refused<Intent>(String code, String message) -> refuse(timer, charge, code, message);
            case StripeAnswer.Unanswered<Intent>(String reason) -> askAgain(timer, reason);
        };
    }

    /** Refused while it is being prepared: it never will be. Refused later: it has just become final, so look again. */
    private Uni<Outcome> refuse(Timer timer, Payment charge, String code, String message) {
        return charge.stripePaymentIntentId != null
                ? askAgain(timer, code)
                : transactions
                        .forOrganization(
                                timer.organizationId(), Actor.NAME, () -> settleCharge.refuse(charge.id, code, message))
                        .replaceWith(new Outcome.Done());
    }

    private Uni<Outcome> askAgain(Timer timer, String reason) {
        LOG.infof("payment %s is not settled yet: %s", timer.subjectId(), reason);
        return Uni.createFrom().item(new Outcome.Again(clock.instant().plus(grown(PAUSE_WITHOUT_ANSWER, timer))));
    }

    private Outcome later(Timer timer) {
        return new Outcome.Again(clock.instant().plus(grown(FIRST_PAUSE, timer)));
    }

    /** 2, 4, 8 … up to 256 times the pause. */
    private static Duration grown(Duration pause, Timer timer) {
        return pause.multipliedBy(1L << Math.min(timer.attempt(), DOUBLED_AT_MOST));
    }
}
