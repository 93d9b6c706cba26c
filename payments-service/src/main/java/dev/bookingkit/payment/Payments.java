package dev.bookingkit.payment;

import dev.bookingkit.problem.CommonProblem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code payments}, inside the current transaction. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('payments:' || cast(cast(?1 as uuid) as text), 0)) as text)";

    private static final String INSERT_CHARGE =
            "insert into payments (booking_id, type, amount_cents, currency) values (?1, 'booking', ?2, ?3) returning id";

    /** Nothing is inserted where the refunds would be more than the charge. */
    private static final String INSERT_REFUND =
            "insert into payments (organization_id, booking_id, type, amount_cents, currency, parent_payment_id, reason)"
                    + " select c.organization_id, c.booking_id, 'refund', cast(?2 as bigint), c.currency, c.id, cast(?3 as text) from payments c"
                    + " where c.id = ?1 and c.type <> 'refund' and c.status in ('succeeded', 'partially_refunded')"
                    + " and cast(?2 as bigint) <= c.amount_cents - (select coalesce(sum(r.amount_cents), 0) from payments r"
                    + " where r.parent_payment_id = c.id and r.status <> 'failed') returning id";

    /** The place in the list of the last row of a page. */
    public record Position(Instant createdAt, UUID id) {}

    public Uni<Payment> require(UUID id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("payment").exception());
    }

    /** The row as it is once everyone else who changes this booking's payments has committed. */
    Uni<Payment> requireLocked(UUID id) {
        return bookingOf(id).call(this::lock).chain(() -> require(id));
    }

    /** Until the transaction ends; taken before anything of the booking or its payments is read. */
    Uni<Void> lock(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter(1, bookingId)
                        .getSingleResult())
                .replaceWithVoid();
    }

    private Uni<UUID> bookingOf(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select booking_id from payments where id = ?1", UUID.class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("payment").exception());
    }

    /** All rows of a booking, oldest first. */
    Uni<List<Payment>> ofBooking(UUID bookingId) {
        return list("bookingId = ?1 order by createdAt, id", bookingId);
    }

    Uni<List<Payment>> refundsOf(UUID chargeId) {
        return list("parentPaymentId = ?1 order by createdAt, id", chargeId);
    }

    Uni<Payment> insertCharge(UUID bookingId, long amountCents, String currency) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_CHARGE, UUID.class)
                        .setParameter(1, bookingId)
                        .setParameter(2, amountCents)
                        .setParameter(3, currency)
                        .getSingleResult())
                .chain(this::require);
    }

    /** Null where the charge has not that much left. */
    Uni<@Nullable Payment> insertRefund(UUID chargeId, long amountCents, @Nullable String reason) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_REFUND, UUID.class)
                        .setParameter(1, chargeId)
                        .setParameter(2, amountCents)
                        .setParameter(3, reason)
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().nullItem() : require(id));
    }

    /** An organization's rows, oldest first, of one booking or of all, from a position on. */
    public Uni<List<Payment>> page(
            UUID organizationId, @Nullable UUID bookingId, @Nullable Position after, int atMost) {
        StringBuilder query = new StringBuilder("organizationId = :organization");
        Parameters parameters = Parameters.with("organization", organizationId);
        if (bookingId != null) {
            query.append(" and bookingId = :booking");
            parameters.and("booking", bookingId);
        }
        if (after != null) {
            query.append(" and (createdAt, id) > (:createdAt, :id)");
            parameters.and("createdAt", after.createdAt()).and("id", after.id());
        }
        return find(query.append(" order by createdAt, id").toString(), parameters)
                .range(0, atMost - 1)
                .list();
    }
}
