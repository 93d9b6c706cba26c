package dev.bookingkit.routing.http;

import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.routing.RoutingForm;
import dev.bookingkit.routing.RoutingForms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of routing forms, page by page in the order of their creation. */
@ApplicationScoped
class RoutingFormPages {

    private static final String LIST = "routing-forms";

    private final RoutingForms forms;
    private final Cursors cursors;

    RoutingFormPages(RoutingForms forms, Cursors cursors) {
        this.forms = forms;
        this.cursors = cursors;
    }

    /** Fails at once for a cursor that is not ours. */
    Uni<Page<RoutingFormView>> page(UUID organizationId, int limit, @Nullable String cursor) {
        List<String> after = cursors.decode(organizationId, LIST, cursor);
        return forms.page(
                        organizationId,
                        after == null ? null : Instant.parse(after.get(0)),
                        after == null ? null : UUID.fromString(after.get(1)),
                        limit + 1)
                .map(found -> cursors.page(
                        organizationId, LIST, limit, found, RoutingFormView::of, RoutingFormPages::sortValues));
    }

    Uni<RoutingFormView> one(UUID id) {
        return forms.require(id).map(RoutingFormView::of);
    }

    private static List<String> sortValues(RoutingForm form) {
        return List.of(form.createdAt().toString(), form.id().toString());
    }
}
