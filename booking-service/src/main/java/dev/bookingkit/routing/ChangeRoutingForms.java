package dev.bookingkit.routing;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.routing.Target.Reference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Creates, changes and archives routing forms, inside the current transaction. */
@ApplicationScoped
public class ChangeRoutingForms {

    private final RoutingForms forms;
    private final Targets targets;
    private final Clock clock;

    ChangeRoutingForms(RoutingForms forms, Targets targets, Clock clock) {
        this.forms = forms;
        this.targets = targets;
        this.clock = clock;
    }

    public Uni<RoutingForm> create(RoutingFormDetails details) {
        return checked(details, Set.of())
                .chain(forms::nextId)
                .chain(id -> forms.persist(new RoutingForm(id, details)))
                .chain(forms::saved);
    }

    public Uni<RoutingForm> change(UUID id, UnaryOperator<RoutingFormDetails> change) {
        return forms.requireLocked(id)
                .call(form -> {
                    RoutingFormDetails changed = change.apply(form.details());
                    return checked(changed, form.details().references()).invoke(() -> form.change(changed));
                })
                .chain(forms::saved);
    }

    /** Its submissions stay, but are not shown any more. */
    public Uni<Void> archive(UUID id) {
        return forms.requireLocked(id)
                .invoke(form -> form.archive(clock.instant()))
                .replaceWithVoid();
    }

    /**
     * What a form is to lead to must exist.
     *
     * @param before what it leads to already: that may be gone since, and nobody is sent there then
     */
    private Uni<Void> checked(RoutingFormDetails details, Set<Reference> before) {
        refuse(FormCheck.of(details));
        return targets.existing(details.targets().values())
                .invoke(existing -> refuse(missing(details, before, existing)))
                .replaceWithVoid();
    }

    private static List<FieldError> missing(
            RoutingFormDetails details, Set<Reference> before, Set<Reference> existing) {
        return details.targets().entrySet().stream()
                .flatMap(target -> target.getValue().references().stream()
                        .filter(reference -> !before.contains(reference) && !existing.contains(reference))
                        .map(reference -> reference.missing(target.getKey())))
                .toList();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.getFirst().detail(), errors).exception();
        }
    }
}
