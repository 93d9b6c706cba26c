package dev.bookingkit.payment;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.tenant.Principal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads bookings, inside the current transaction. */
@ApplicationScoped
class BookingStates {

    private static final String SELECT =
            "select cast(status as text), price_cents, currency from bookings where id = ?1";

    /** An erased booking is dead to its guest, as in booking-service. */
    private static final String FOR_ITS_GUEST = SELECT + " and customer_erased_at is null";

    Uni<BookingState> require(UUID id) {
        return require(SELECT, id);
    }

    /** As the principal may see it. */
    Uni<BookingState> require(Principal principal, UUID id) {
        return require(principal instanceof Principal.Guest ? FOR_ITS_GUEST : SELECT, id);
    }

    private static Uni<BookingState> require(String select, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(select, Object[].class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("booking").exception())
                .map(row -> new BookingState(
                        id, BookingStatus.fromWire((String) row[0]), ((Number) row[1]).longValue(), (String) row[2]));
    }
}
