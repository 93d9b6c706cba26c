package dev.bookingkit.submission.http;

import dev.bookingkit.idempotency.Idempotency;
import dev.bookingkit.request.Page;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.submission.Submission;
import dev.bookingkit.submission.SubmitForm;
import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Anyone who may book may fill a form in; reading what others answered takes {@code bookings:read}. */
@Path("/v1/routing-forms")
@Tag(name = "Routing forms")
public class SubmissionResource {

    private final CurrentPrincipal principal;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SubmitForm submitForm;
    private final SubmissionPages pages;

    SubmissionResource(
            CurrentPrincipal principal,
            Transactions transactions,
            Idempotency idempotency,
            SubmitForm submitForm,
            SubmissionPages pages) {
        this.principal = principal;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.submitForm = submitForm;
        this.pages = pages;
    }

    @POST
    @Path("{id}/submissions")
    @PermissionsAllowed("bookings:create")
    @Cancellable(false)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Submission.class)))
    public Uni<Response> submitRoutingForm(@PathParam("id") UUID id, @NotNull @Valid SubmissionRequest request) {
        return idempotency.once(
                principal.get(),
                request,
                () -> submitForm.submit(id, request.answers()).map(SubmissionResource::created));
    }

    @GET
    @Path("{id}/submissions")
    @PermissionsAllowed("bookings:read")
    public Uni<Page<Submission>> listRoutingSubmissions(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Principal asking = principal.get();
        int size = QueryParameters.limit(limit);
        return transactions.as(asking, () -> pages.page(asking.organizationId(), id, size, cursor));
    }

    @GET
    @Path("{id}/submissions/{submissionId}")
    @PermissionsAllowed("bookings:read")
    public Uni<Submission> getRoutingSubmission(
            @PathParam("id") UUID id, @PathParam("submissionId") UUID submissionId) {
        return transactions.as(principal.get(), () -> pages.one(id, submissionId));
    }

    private static Response created(Submission submission) {
        return Response.status(201)
                .header("Location", "/v1/routing-forms/" + submission.formId() + "/submissions/" + submission.id())
                .entity(submission)
                .build();
    }
}
