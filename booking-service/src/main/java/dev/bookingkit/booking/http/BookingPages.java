package dev.bookingkit.booking.http;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingFilter;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.schema.BookingStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of bookings, page by page in the order of their start. */
@ApplicationScoped
class BookingPages {

    private static final String LIST = "bookings";

    private final Bookings bookings;
    private final BookingViews views;
    private final Cursors cursors;

    BookingPages(Bookings bookings, BookingViews views, Cursors cursors) {
        this.bookings = bookings;
        this.views = views;
        this.cursors = cursors;
    }

    /** What the query asks for; {@code invalid-request} where that cannot be. */
    static BookingFilter filter(
            @Nullable String providerId,
            @Nullable String status,
            @Nullable String from,
            @Nullable String to,
            @Nullable String customerEmail) {
        Instant first = QueryParameters.instant("from", from);
        Instant end = QueryParameters.instant("to", to);
        if (first != null && end != null && !end.isAfter(first)) {
            throw InvalidRequest.at("?to", "must be after ?from").exception();
        }
        return new BookingFilter(
                QueryParameters.uuid("providerId", providerId),
                QueryParameters.constant("status", status, BookingStatus.class),
                first,
                end,
                customerEmail);
    }

    Uni<Page<BookingView>> page(UUID organizationId, BookingFilter filter, int limit, @Nullable String cursor) {
        List<String> after = cursors.decode(organizationId, LIST, cursor);
        return bookings.page(
                        filter,
                        after == null ? null : Instant.parse(after.get(0)),
                        after == null ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .chain(found -> page(organizationId, limit, found));
    }

    private Uni<Page<BookingView>> page(UUID organizationId, int limit, List<Booking> found) {
        Page<Booking> page = cursors.page(organizationId, LIST, limit, found, it -> it, BookingPages::sortValues);
        return views.of(page.data()).map(shown -> new Page<>(shown, page.nextCursor()));
    }

    private static List<String> sortValues(Booking booking) {
        return List.of(booking.startsAt().toString(), booking.id().toString());
    }
}
