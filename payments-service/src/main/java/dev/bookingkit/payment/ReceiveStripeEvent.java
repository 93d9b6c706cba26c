package dev.bookingkit.payment;

import dev.bookingkit.payment.ProcessedStripeEvents.Owner;
import dev.bookingkit.stripe.StripeEvent;
import dev.bookingkit.stripe.StripeEvent.Subject;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applies an event of Stripe's once, in one transaction with the note that it was here. */
@ApplicationScoped
public class ReceiveStripeEvent {

    /** Where events that are about nobody's payment are noted. */
    private static final UUID DEFAULT_ORGANIZATION = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private final Transactions transactions;
    private final ProcessedStripeEvents events;
    private final SettleCharge settleCharge;
    private final SettleRefund settleRefund;

    ReceiveStripeEvent(
            Transactions transactions,
            ProcessedStripeEvents events,
            SettleCharge settleCharge,
            SettleRefund settleRefund) {
        this.transactions = transactions;
        this.events = events;
        this.settleCharge = settleCharge;
        this.settleRefund = settleRefund;
    }

    public Uni<Void> receive(StripeEvent event) {
        return transactions
                .acrossOrganizations(Actor.NAME, () -> events.ownerOf(event.subject()))
                .chain(owner -> transactions.forOrganization(
                        owner == null ? DEFAULT_ORGANIZATION : owner.organizationId(),
                        Actor.NAME,
                        () -> once(event, owner)));
    }

    private Uni<Void> once(StripeEvent event, @Nullable Owner owner) {
        return events.isNew(event, outcome(event.subject(), owner))
                .chain(fresh -> fresh && owner != null
                        ? apply(event.subject(), owner.paymentId())
                        : Uni.createFrom().voidItem());
    }

    private static String outcome(Subject subject, @Nullable Owner owner) {
        if (subject instanceof Subject.OfSomethingElse) {
            return "not_of_interest";
        }
        return owner == null ? "unknown_payment" : "applied";
    }

    private Uni<Void> apply(Subject subject, UUID row) {
        return switch (subject) {
            case Subject.OfIntent about ->
                settleCharge.settle(row, about.intent()).replaceWithVoid();
            case Subject.OfRefund about ->
                settleRefund.settle(row, about.refund()).replaceWithVoid();
            case Subject.OfSomethingElse other -> Uni.createFrom().voidItem();
        };
    }
}
