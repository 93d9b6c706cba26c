package dev.bookingkit.submission;

import dev.bookingkit.routing.FormAnswers;
import dev.bookingkit.routing.Route;
import dev.bookingkit.routing.RoutingForm;
import dev.bookingkit.routing.RoutingForms;
import dev.bookingkit.routing.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a filled-in form and says where it leads, inside the current transaction. */
@ApplicationScoped
public class SubmitForm {

    private final RoutingForms forms;
    private final Targets targets;
    private final Submissions submissions;

    SubmitForm(RoutingForms forms, Targets targets, Submissions submissions) {
        this.forms = forms;
        this.targets = targets;
        this.submissions = submissions;
    }

    /** The first matching rule whose target is open wins, then the fallback, then nothing. */
    public Uni<Submission> submit(UUID formId, Map<String, Object> answers) {
        return forms.requireActive(formId).chain(form -> submit(form, answers));
    }

    private Uni<Submission> submit(RoutingForm form, Map<String, Object> given) {
        FormAnswers answers = FormAnswers.check(form.details().fields(), given);
        return targets.open(form.details().routes(answers))
                .chain(open -> submissions.add(form.id(), answers, best(open)));
    }

    private static @Nullable Route best(List<Route> open) {
        return open.isEmpty() ? null : open.getFirst();
    }
}
