package dev.bookingkit.submission.http;

import dev.bookingkit.request.Cursors;
import dev.bookingkit.request.Page;
import dev.bookingkit.routing.RoutingForms;
import dev.bookingkit.submission.Submission;
import dev.bookingkit.submission.Submissions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form's submissions, page by page in the order of their arrival. */
@ApplicationScoped
class SubmissionPages {

    private final RoutingForms forms;
    private final Submissions submissions;
    private final Cursors cursors;

    SubmissionPages(RoutingForms forms, Submissions submissions, Cursors cursors) {
        this.forms = forms;
        this.submissions = submissions;
        this.cursors = cursors;
    }

    /** A cursor is good for one form's list. */
    Uni<Page<Submission>> page(UUID organizationId, UUID formId, int limit, @Nullable String cursor) {
        String list = "routing-submissions:" + formId;
        return forms.require(formId)
                .map(form -> Optional.ofNullable(cursors.decode(organizationId, list, cursor)))
                .chain(after -> submissions.page(
                        organizationId,
                        formId,
                        after.map(values -> Instant.parse(values.get(0))).orElse(null),
                        after.map(values -> UUID.fromString(values.get(1))).orElse(null),
                        limit + 1))
                .map(found -> cursors.page(
                        organizationId, list, limit, found, submission -> submission, SubmissionPages::sortValues));
    }

    Uni<Submission> one(UUID formId, UUID id) {
        return forms.require(formId).chain(() -> submissions.require(formId, id));
    }

    private static List<String> sortValues(Submission submission) {
        return List.of(submission.createdAt().toString(), submission.id().toString());
    }
}
