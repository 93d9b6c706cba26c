package dev.bookingkit.booking.http;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.BookingFilter;
import dev.bookingkit.booking.BookingSort;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of bookings, page by page in the order asked for. */
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
            @Nullable String customerEmail,
            @Nullable String eventTypeId,
            @Nullable String teamId,
            @Nullable String seriesId) {
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
                customerEmail,
                QueryParameters.uuid("eventTypeId", eventTypeId),
                QueryParameters.uuid("teamId", teamId),
                QueryParameters.uuid("seriesId", seriesId));
    }

    /** By start, where nothing else is asked for. */
    static BookingSort sort(@Nullable String sort) {
        return sort == null
                ? BookingSort.STARTS_AT
                : BookingSort.fromWire(sort)
                        .orElseThrow(() -> InvalidRequest.at(
                                        "?sort", "One of startsAt, -startsAt, createdAt, -createdAt is wanted here.")
                                .exception());
    }

    Uni<Page<BookingView>> page(
            Principal principal, BookingFilter filter, BookingSort sort, int limit, @Nullable String cursor) {
        List<String> after = cursors.decode(principal.organizationId(), list(sort), cursor);
        return bookings.page(
                        filter,
                        sort,
                        after == null ? null : Instant.parse(after.get(0)),
                        after == null ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .chain(found -> page(principal, sort, limit, found));
    }

    private Uni<Page<BookingView>> page(Principal principal, BookingSort sort, int limit, List<Bookings.Listed> found) {
        Page<Booking> page = cursors.page(
                principal.organizationId(),
                list(sort),
                limit,
                found,
                Bookings.Listed::booking,
                it -> List.of(it.time().toString(), it.booking().id().toString()));
        return views.of(page.data(), Eyes.of(principal)).map(shown -> new Page<>(shown, page.nextCursor()));
    }

    /** A cursor of one order means nothing in another. */
    private static String list(BookingSort sort) {
        return LIST + ":" + sort.wireName();
    }
}
