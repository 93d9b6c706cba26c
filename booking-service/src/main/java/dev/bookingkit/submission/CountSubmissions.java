package dev.bookingkit.submission;

import dev.bookingkit.routing.RoutingForms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Counts a form's submissions and their bookings, inside the current transaction. */
@ApplicationScoped
public class CountSubmissions {

    private final RoutingForms forms;
    private final Submissions submissions;

    CountSubmissions(RoutingForms forms, Submissions submissions) {
        this.forms = forms;
        this.submissions = submissions;
    }

    /** Those that arrived in [from, to). */
    public Uni<FormAnalytics> count(UUID organizationId, UUID formId, Instant from, Instant to) {
        return forms.require(formId)
                .chain(form -> submissions
                        .counts(organizationId, formId, from, to)
                        .map(counts -> FormAnalytics.of(form.details().rules(), counts)));
    }
}
