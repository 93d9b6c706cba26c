package dev.bookingkit.payment;

import dev.bookingkit.stripe.StripeEvent;
import dev.bookingkit.stripe.StripeEvent.Subject;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code processed_stripe_events}, inside the current transaction. */
@ApplicationScoped
class ProcessedStripeEvents {

    private static final String INSERT = "insert into processed_stripe_events (stripe_event_id, type, payload, outcome)"
            + " values (?1, ?2, cast(cast(?3 as text) as jsonb), ?4) on conflict (stripe_event_id) do nothing";

    /** By our own id first: an event may come before the intent's id is stored. */
    private static final String OWNER = """
            select id, organization_id from (
              (select id, organization_id, 1 as place from payments where id = cast(?1 as uuid) and (type = 'refund') = ?2)
              union all
              (select id, organization_id, 2 from payments
               where stripe_payment_intent_id = cast(?3 as text) and type <> 'refund' and not ?2)) as found
            order by place limit 1
            """;

    /** The row of the ledger that an event is about, whoever's it is. */
    record Owner(UUID paymentId, UUID organizationId) {}

    /** False if the event was here before, whatever it said then. */
    Uni<Boolean> isNew(StripeEvent event, String outcome) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, event.id())
                        .setParameter(2, event.type())
                        .setParameter(3, event.payload())
                        .setParameter(4, outcome)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** Null where the event is about nothing of ours. */
    Uni<@Nullable Owner> ownerOf(Subject subject) {
        return switch (subject) {
            case Subject.OfIntent about ->
                owner(about.paymentId(), false, about.intent().id());
            case Subject.OfRefund about -> owner(about.refundId(), true, null);
            case Subject.OfSomethingElse other -> Uni.createFrom().nullItem();
        };
    }

    private static Uni<@Nullable Owner> owner(@Nullable UUID row, boolean refund, @Nullable String intentId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWNER, Object[].class)
                        .setParameter(1, row)
                        .setParameter(2, refund)
                        .setParameter(3, intentId)
                        .getSingleResultOrNull())
                .map(found -> found == null ? null : new Owner((UUID) found[0], (UUID) found[1]));
    }
}
