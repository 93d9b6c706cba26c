package dev.bookingkit.hours.http;

import dev.bookingkit.hours.EditSchedule;
import dev.bookingkit.hours.NewRule;
import dev.bookingkit.hours.Rules;
import dev.bookingkit.hours.ScheduleTable;
import dev.bookingkit.hours.StoredRule;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class RuleResource {

    private final CurrentPrincipal principals;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final EditSchedule edit;
    private final Rules rules;
    private final SchedulePages pages;

    RuleResource(
            CurrentPrincipal principals,
            Transactions transactions,
            Idempotency idempotency,
            EditSchedule edit,
            Rules rules,
            SchedulePages pages) {
        this.principals = principals;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.edit = edit;
        this.rules = rules;
        this.pages = pages;
    }

    @POST
    @Path("/{providerId}/availability-rules")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = RuleView.class, responseCode = "201")
    public Uni<Response> addAvailabilityRule(
            @PathParam("providerId") UUID providerId, @NotNull @Valid RuleRequest body) {
        Principal principal = principals.get();
        NewRule row = body.toRule("");
        return idempotency.once(
                principal,
                body,
                () -> edit.addRule(principal, providerId, row).map(stored -> created(providerId, stored)));
    }

    @PUT
    @Path("/{providerId}/availability-rules")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Page<RuleView>> replaceAvailabilityRules(
            @PathParam("providerId") UUID providerId,
            @NotNull @Size(max = ScheduleTable.MAX_ROWS) List<@NotNull @Valid RuleRequest> body) {
        Principal principal = principals.get();
        List<NewRule> rules = IntStream.range(0, body.size())
                .mapToObj(i -> body.get(i).toRule("/" + i))
                .toList();
        return transactions
                .as(principal, () -> edit.replaceRules(principal, providerId, rules))
                .map(stored -> new Page<>(stored.stream().map(RuleView::of).toList(), null));
    }

    @GET
    @Path("/{providerId}/availability-rules")
    @PermissionsAllowed("availability:read")
    public Uni<Page<RuleView>> listAvailabilityRules(
            @PathParam("providerId") UUID providerId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return pages.page(principals.get(), providerId, rules, RuleView::of, limit, cursor);
    }

    @GET
    @Path("/{providerId}/availability-rules/{id}")
    @PermissionsAllowed("availability:read")
    public Uni<RuleView> getAvailabilityRule(@PathParam("providerId") UUID providerId, @PathParam("id") UUID id) {
        return pages.one(principals.get(), providerId, rules, id).map(RuleView::of);
    }

    @DELETE
    @Path("/{providerId}/availability-rules/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> removeAvailabilityRule(@PathParam("providerId") UUID providerId, @PathParam("id") UUID id) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> edit.removeRule(principal, providerId, id));
    }

    private static Response created(UUID providerId, StoredRule stored) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/v1/providers/" + providerId + "/availability-rules/" + stored.id())
                .entity(RuleView.of(stored))
                .build();
    }
}
