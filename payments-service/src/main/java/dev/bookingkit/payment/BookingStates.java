package dev.bookingkit.payment;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.BookingStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads bookings, inside the current transaction. */
@ApplicationScoped
class BookingStates {

    private static final String SELECT =
            "select cast(status as text), price_cents, currency from bookings where id = ?1";

    Uni<BookingState> require(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SELECT, Object[].class)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("booking").exception())
                .map(row -> new BookingState(
                        id, BookingStatus.fromWire((String) row[0]), ((Number) row[1]).longValue(), (String) row[2]));
    }
}
