package dev.bookingkit.payment;

import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.stripe.NewRefund;
import dev.bookingkit.stripe.StripeAnswer;
import dev.bookingkit.stripe.StripeAnswer.Answered;
import dev.bookingkit.stripe.StripeGateway;
import dev.bookingkit.stripe.StripeRefund;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.timer.Timer;
import dev.bookingkit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has Stripe carry out a refund, once. */
@ApplicationScoped
class StripeRefundTimer implements TimerHandler {

    static final String KIND = "stripe-refund";

    private static final Logger LOG = Logger.getLogger(StripeRefundTimer.class);
    private static final Duration PAUSE_WITHOUT_ANSWER = Duration.ofSeconds(1);
    private static final Duration PAUSE_WHILE_PENDING = Duration.ofHours(1);
    private static final int DOUBLED_AT_MOST = 10;

    private final Transactions transactions;
    private final Payments payments;
    private final StripeGateway stripe;
    private final SettleRefund settleRefund;
    private final Clock clock;

    StripeRefundTimer(
            Transactions transactions,
            Payments payments,
            StripeGateway stripe,
            SettleRefund settleRefund,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.stripe = stripe;
        this.settleRefund = settleRefund;
        this.clock = clock;
    }

    private record Task(Payment refund, String intentId) {

        NewRefund wanted() {
            return new NewRefund(refund.id, refund.organizationId, intentId, refund.amountCents);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        return transactions
                .forOrganization(timer.organizationId(), Actor.NAME, () -> task(timer))
                .chain(task -> task.refund.status == PaymentStatus.PENDING
                        ? carryOut(timer, task).chain(answer -> settle(timer, answer))
                        : Uni.createFrom().item(new Outcome.Done()));
    }

    private Uni<Task> task(Timer timer) {
        return payments.require(timer.subjectId())
                .chain(refund ->
                        payments.require(refund.chargeId()).map(charge -> new Task(refund, charge.intentId())));
    }

    /** After the first time, an earlier call may have done it: Stripe forgets idempotency keys after a day. */
    private Uni<StripeAnswer<StripeRefund>> carryOut(Timer timer, Task task) {
        return timer.attempt() == 1
                ? stripe.refund(task.wanted())
                : stripe.findRefund(task.intentId, task.refund.id).chain(answer -> unlessFound(task, answer));
    }

    private Uni<StripeAnswer<StripeRefund>> unlessFound(Task task, StripeAnswer<Optional<StripeRefund>> answer) {
        return answer instanceof Answered<Optional<StripeRefund>>(Optional<StripeRefund> found) && found.isEmpty()
                ? stripe.refund(task.wanted())
                : Uni.createFrom().item(answer.map(Optional::orElseThrow));
    }

    private Uni<Outcome> settle(Timer timer, StripeAnswer<StripeRefund> answer) {
        return switch (answer) {
            case Answered<StripeRefund>(StripeRefund refund) ->
                transactions
                        .forOrganization(
                                timer.organizationId(),
                                Actor.NAME,
                                () -> settleRefund.settle(timer.subjectId(), refund))
                        .map(settled -> settled.status == PaymentStatus.PENDING
                                ? again(PAUSE_WHILE_PENDING)
                                : new Outcome.Done());
            case StripeAnswer.Declined<StripeRefund>(String code, String message) -> refuse(timer, code, message);
            case StripeAnswer.Refused<StripeRefund>(String code, String message) -> refuse(timer, code, message);
            case StripeAnswer.Unanswered<StripeRefund>(String reason) -> {
                LOG.infof("refund %s is not carried out yet: %s", timer.subjectId(), reason);
                yield Uni.createFrom().item(again(PAUSE_WITHOUT_ANSWER.multipliedBy(doubled(timer))));
            }
        };
    }

    private Uni<Outcome> refuse(Timer timer, String code, String message) {
        return transactions
                .forOrganization(
                        timer.organizationId(), Actor.NAME, () -> settleRefund.refuse(timer.subjectId(), code, message))
                .replaceWith(new Outcome.Done());
    }

    private Outcome again(Duration pause) {
        return new Outcome.Again(clock.instant().plus(pause));
    }

    private static long doubled(Timer timer) {
        return 1L << Math.min(timer.attempt() - 1, DOUBLED_AT_MOST);
    }
}
