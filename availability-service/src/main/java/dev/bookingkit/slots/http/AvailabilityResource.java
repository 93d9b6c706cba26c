package dev.bookingkit.slots.http;

import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.slots.FindSlots;
import dev.bookingkit.slots.SlotWindow;
import dev.bookingkit.tenant.CurrentPrincipal;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/availability")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Slots")
class AvailabilityResource {

    private final CurrentPrincipal principals;
    private final FindSlots find;
    private final Clock clock;

    AvailabilityResource(CurrentPrincipal principals, FindSlots find, Clock clock) {
        this.principals = principals;
        this.find = find;
        this.clock = clock;
    }

    /** Everything that it needs is in the body: it reads nothing and stores nothing. Computes, so it runs on a worker thread. */
    @POST
    @Path("/preview")
    @PermissionsAllowed("slots:read")
    public SlotsView previewAvailability(@NotNull @Valid PreviewRequest body) {
        Preview preview = body.toPreview(clock.instant());
        SlotWindow.requireFew(preview.offer().mostStarts(preview.query()));
        return SlotsView.of(preview.offer().list(preview.query()), preview.zone());
    }

    @POST
    @Path("/explain")
    @PermissionsAllowed("slots:read")
    public Uni<ExplanationView> explainAvailability(@NotNull @Valid ExplainRequest body) {
        Asked asked = Asked.inBody(body.eventTypeId(), body.providerId(), body.teamId());
        return find.explain(principals.get(), asked, body.start()).map(ExplanationView::of);
    }
}
