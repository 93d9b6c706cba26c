package dev.bookingkit.series.http;

import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.http.BookingView;
import dev.bookingkit.booking.http.BookingViews;
import dev.bookingkit.booking.http.Eyes;
import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.series.AllSeries;
import dev.bookingkit.series.Series;
import dev.bookingkit.series.SeriesWithBookings;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes views of series, inside the transaction that read them; one statement more, however many bookings. */
@ApplicationScoped
class SeriesViews {

    private static final String LIST = "recurring-series";

    private final AllSeries allSeries;
    private final Bookings bookings;
    private final BookingViews bookingViews;
    private final Cursors cursors;

    SeriesViews(AllSeries allSeries, Bookings bookings, BookingViews bookingViews, Cursors cursors) {
        this.allSeries = allSeries;
        this.bookings = bookings;
        this.bookingViews = bookingViews;
        this.cursors = cursors;
    }

    Uni<Response> one(Principal principal, UUID id) {
        return allSeries
                .require(id)
                .chain(series -> bookings.ofSeries(id).map(all -> new SeriesWithBookings(series, all)))
                .chain(found -> ok(principal, found));
    }

    Uni<Response> ok(Principal principal, SeriesWithBookings found) {
        return of(found, Eyes.of(principal)).map(view -> answer(200, view).build());
    }

    Uni<Response> created(Principal principal, SeriesWithBookings placed) {
        return of(placed, Eyes.ofMaker(principal))
                .map(view -> answer(201, view)
                        .header("Location", "/v1/recurring-series/" + view.id())
                        .build());
    }

    private Uni<SeriesView> of(SeriesWithBookings found, Eyes eyes) {
        return bookingViews
                .of(found.bookings(), eyes)
                .map(views -> views.stream().collect(Collectors.toMap(BookingView::id, Function.identity())))
                .map(byId -> SeriesView.of(found.series(), byId));
    }

    private static Response.ResponseBuilder answer(int status, SeriesView view) {
        return Response.status(status)
                .header("ETag", "\"" + view.version() + "\"")
                .entity(view);
    }

    /** Page by page in the order of their creation; without the bookings themselves. */
    Uni<Page<SeriesView>> page(UUID organizationId, @Nullable UUID providerId, int limit, @Nullable String cursor) {
        List<String> after = cursors.decode(organizationId, LIST, cursor);
        return allSeries
                .page(
                        organizationId,
                        providerId,
                        after == null ? null : Instant.parse(after.get(0)),
                        after == null ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .map(found -> cursors.page(
                        organizationId,
                        LIST,
                        limit,
                        found,
                        series -> SeriesView.of(series, Map.of()),
                        SeriesViews::sortValues));
    }

    private static List<String> sortValues(Series series) {
        return List.of(series.createdAt().toString(), series.id().toString());
    }
}
