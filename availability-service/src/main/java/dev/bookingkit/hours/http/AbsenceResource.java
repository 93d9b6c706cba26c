package dev.bookingkit.hours.http;

import dev.bookingkit.hours.Absences;
import dev.bookingkit.hours.EditSchedule;
import dev.bookingkit.hours.NewAbsence;
import dev.bookingkit.hours.StoredAbsence;
import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class AbsenceResource {

    private final CurrentPrincipal principals;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final EditSchedule edit;
    private final Absences absences;
    private final SchedulePages pages;

    AbsenceResource(
            CurrentPrincipal principals,
            Transactions transactions,
            Idempotency idempotency,
            EditSchedule edit,
            Absences absences,
            SchedulePages pages) {
        this.principals = principals;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.edit = edit;
        this.absences = absences;
        this.pages = pages;
    }

    @POST
    @Path("/{providerId}/out-of-office")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    @APIResponseSchema(value = AbsenceView.class, responseCode = "201")
    public Uni<Response> addOneOutOfOffice(
            @PathParam("providerId") UUID providerId, @NotNull @Valid AbsenceRequest body) {
        Principal principal = principals.get();
        NewAbsence row = body.toAbsence();
        return idempotency.once(
                principal,
                body,
                () -> edit.addAbsence(principal, providerId, row).map(stored -> created(providerId, stored)));
    }

    @GET
    @Path("/{providerId}/out-of-office")
    @PermissionsAllowed("availability:read")
    public Uni<Page<AbsenceView>> listOutOfOffice(
            @PathParam("providerId") UUID providerId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return pages.page(principals.get(), providerId, absences, AbsenceView::of, limit, cursor);
    }

    @GET
    @Path("/{providerId}/out-of-office/{id}")
    @PermissionsAllowed("availability:read")
    public Uni<AbsenceView> getOneOutOfOffice(@PathParam("providerId") UUID providerId, @PathParam("id") UUID id) {
        return pages.one(principals.get(), providerId, absences, id).map(AbsenceView::of);
    }

    @DELETE
    @Path("/{providerId}/out-of-office/{id}")
    @PermissionsAllowed("availability:write")
    @Cancellable(false)
    public Uni<Void> removeOneOutOfOffice(@PathParam("providerId") UUID providerId, @PathParam("id") UUID id) {
        Principal principal = principals.get();
        return transactions.as(principal, () -> edit.removeAbsence(principal, providerId, id));
    }

    private static Response created(UUID providerId, StoredAbsence stored) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/v1/providers/" + providerId + "/out-of-office/" + stored.id())
                .entity(AbsenceView.of(stored))
                .build();
    }
}
