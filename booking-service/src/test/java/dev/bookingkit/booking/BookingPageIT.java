package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A page's cursor goes on where the page was found, whatever happens to its bookings meanwhile. */
@QuarkusTest
class BookingPageIT {

    private static final BookingFilter ALL = new BookingFilter(null, null, null, null, null, null, null, null);

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();

    @Inject
    Transactions transactions;

    @Inject
    Bookings bookings;

    @Test
    void theTimeOfABookingIsTheOneThatOrderedIt() {
        UUID id = UUID.fromString(
                tenant.book(tenant.eventType(provider), Tenant.at(9, 0)).getString("id"));
        Instant moved = Tenant.at(15, 0);

        List<Bookings.Listed> page = transactions
                .inBackground(() -> transactions.forOrganization(
                        tenant.id(),
                        "system:test",
                        () -> bookings.findById(id)
                                .invoke(read -> Sql.run(
                                        "update bookings set starts_at = starts_at + interval '6 hours',"
                                                + " ends_at = ends_at + interval '6 hours' where id = ?",
                                        id))
                                .chain(read -> bookings.page(ALL, BookingSort.STARTS_AT, null, null, 10))))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(page).extracting(it -> it.booking().id()).containsExactly(id);
        assertThat(page).extracting(Bookings.Listed::time).containsExactly(moved);
    }
}
