package dev.bookingkit.submission.http;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.submission.CountSubmissions;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a form does: of those who filled it in, how many matched which rule, and how many booked. */
@Path("/v1/routing-forms")
@Tag(name = "Routing forms")
public class AnalyticsResource {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final CountSubmissions countSubmissions;
    private final Clock clock;

    AnalyticsResource(
            CurrentPrincipal principal, Transactions transactions, CountSubmissions countSubmissions, Clock clock) {
        this.principal = principal;
        this.transactions = transactions;
        this.countSubmissions = countSubmissions;
        this.clock = clock;
    }

    /** Without {@code to} up to now, without {@code from} the 30 days before {@code to}; 366 days at most. */
    @GET
    @Path("{id}/analytics")
    @PermissionsAllowed("bookings:read")
    public Uni<AnalyticsView> getRoutingAnalytics(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Instant askedFrom = QueryParameters.instant("from", from);
        Instant askedTo = QueryParameters.instant("to", to);
        Instant end = askedTo == null ? clock.instant() : askedTo;
        Instant start = askedFrom == null ? end.minus(USUAL) : askedFrom;
        refuseWhatCannotBe(start, end);
        Principal asking = principal.get();
        return transactions
                .as(asking, () -> countSubmissions.count(asking.organizationId(), id, start, end))
                .map(counted -> AnalyticsView.of(start, end, counted));
    }

    private static void refuseWhatCannotBe(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            throw InvalidRequest.at("?to", "must be after ?from").exception();
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw InvalidRequest.at("?from", "at most 366 days before ?to").exception();
        }
    }
}
