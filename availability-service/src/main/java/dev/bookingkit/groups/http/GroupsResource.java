package dev.bookingkit.groups.http;

import dev.bookingkit.groups.AskedGroup;
import dev.bookingkit.groups.AskedRules;
import dev.bookingkit.groups.FindGroupSlots;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/availability")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Slots")
class GroupsResource {

    private final CurrentPrincipal principals;
    private final FindGroupSlots find;

    GroupsResource(CurrentPrincipal principals, FindGroupSlots find) {
        this.principals = principals;
        this.find = find;
    }

    @POST
    @Operation(
            description =
                    "When enough members of every group are free, such as all of these people and one of those rooms. It asks"
                            + " and stores nothing; at most 50 providers, each named once, and 93 days.")
    @PermissionsAllowed("slots:read")
    public Uni<GroupSlotsView> findAvailability(@NotNull @Valid GroupsRequest body) {
        List<AskedGroup> groups = body.askedGroups();
        AskedRules rules = body.askedRules();
        SlotWindow window = body.window();
        return find.list(principals.get(), rules, groups, window).map(found -> GroupSlotsView.of(found, window.zone()));
    }
}
