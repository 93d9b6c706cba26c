package dev.bookingkit.slots.http;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.request.QueryParameters;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.slots.SlotWindow;
import dev.bookingkit.tenant.CurrentPrincipal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slots")
class SlotResource {

    private static final String UTC = "UTC";

    private final CurrentPrincipal principals;
    private final SlotAnswers answers;

    SlotResource(CurrentPrincipal principals, SlotAnswers answers) {
        this.principals = principals;
        this.answers = answers;
    }

    @GET
    @Operation(
            description =
                    "Every slot that starts in the window. The answer may be some seconds old (bookingkit.slots-cache.max-age);"
                            + " with Cache-Control: no-cache it is read anew.")
    @PermissionsAllowed("slots:read")
    @APIResponseSchema(value = SlotsView.class, responseCode = "200")
    @APIResponse(responseCode = "304", description = "The client has this answer already")
    public Uni<Response> listSlots(
            @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @QueryParam("eventTypeId")
                    @Nullable
                    String eventTypeId,
            @Parameter(required = true) @QueryParam("start") @Nullable String start,
            @Parameter(required = true) @QueryParam("end") @Nullable String end,
            @QueryParam("timeZone") @Nullable String timeZone,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("providerId") @Nullable
                    String providerId,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("teamId") @Nullable
                    String teamId,
            @QueryParam("holdToken") @Nullable String holdToken,
            @Parameter(hidden = true) @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @HeaderParam("Cache-Control") @Nullable String cacheControl) {
        Asked asked = asked(eventTypeId, providerId, teamId);
        SlotWindow window = SlotWindow.parse(
                "?", QueryParameters.required("start", start), QueryParameters.required("end", end), timeZone);
        HoldToken token = token(holdToken);
        return (token == null
                        ? answers.list(principals.get(), asked, window, cacheControl)
                        : answers.listFor(token, principals.get(), asked, window))
                .map(ready -> TaggedAnswers.answer(ready, ifNoneMatch));
    }

    @GET
    @Path("/first")
    @Operation(
            description = "The first slot at or after the moment, else after now. It may be as old as a list of slots.")
    @PermissionsAllowed("slots:read")
    public Uni<SlotView> firstSlot(
            @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @QueryParam("eventTypeId")
                    @Nullable
                    String eventTypeId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("timeZone") @Nullable String timeZone,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("providerId") @Nullable
                    String providerId,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @QueryParam("teamId") @Nullable
                    String teamId,
            @Parameter(hidden = true) @HeaderParam("Cache-Control") @Nullable String cacheControl) {
        Asked asked = asked(eventTypeId, providerId, teamId);
        Instant from = QueryParameters.instant("after", after);
        ZoneId zone = SlotWindow.zone("?timeZone", timeZone == null ? UTC : timeZone);
        return answers.first(principals.get(), asked, from, zone, cacheControl).map(SlotResource::present);
    }

    private static SlotView present(SlotAnswers.FirstAnswer answer) {
        SlotView slot = answer.slot();
        if (slot == null) {
            throw new NotFound("There is no free slot.").exception();
        }
        return slot;
    }

    private static @Nullable HoldToken token(@Nullable String text) {
        return text == null
                ? null
                : HoldToken.parse(text)
                        .orElseThrow(
                                () -> InvalidRequest.at("?holdToken", "The token that came with a hold is wanted here.")
                                        .exception());
    }

    private static Asked asked(@Nullable String eventTypeId, @Nullable String providerId, @Nullable String teamId) {
        return Asked.inQuery(
                QueryParameters.required("eventTypeId", QueryParameters.uuid("eventTypeId", eventTypeId)),
                QueryParameters.uuid("providerId", providerId),
                QueryParameters.uuid("teamId", teamId));
    }
}
