package dev.bookingkit.hours;

import dev.bookingkit.change.AvailabilityChanges;
import dev.bookingkit.change.Change;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.provider.Providers;
import dev.bookingkit.rows.Position;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changes a provider's schedule inside the current transaction; what comes in has been parsed by the engine. */
@ApplicationScoped
public class EditSchedule {

    private final Providers providers;
    private final EventTypes eventTypes;
    private final Tables tables;
    private final AvailabilityChanges changes;

    EditSchedule(Providers providers, EventTypes eventTypes, Tables tables, AvailabilityChanges changes) {
        this.providers = providers;
        this.eventTypes = eventTypes;
        this.tables = tables;
        this.changes = changes;
    }

    public Uni<StoredRule> addRule(Principal principal, UUID providerId, NewRule rule) {
        return providers
                .requireLocked(providerId)
                .chain(() -> requireEventTypes(List.of(rule)))
                .chain(() -> tables.rules().insert(providerId, List.of(rule)))
                .call(() -> tables.rules()
                        .list(providerId, Position.START, ScheduleTable.MAX_ROWS)
                        .invoke(EditSchedule::requireBounded))
                .call(() -> changes.ofProvider(principal, providerId, Change.RULES))
                .map(List::getFirst);
    }

    public Uni<List<StoredRule>> replaceRules(Principal principal, UUID providerId, List<NewRule> rules) {
        return providers
                .requireLocked(providerId)
                .chain(() -> requireEventTypes(rules))
                .chain(() -> tables.rules().deleteAll(providerId))
                .chain(() -> tables.rules().insert(providerId, rules))
                .invoke(EditSchedule::requireBounded)
                .call(() -> changes.ofProvider(principal, providerId, Change.RULES));
    }

    public Uni<StoredOverride> addOverride(Principal principal, UUID providerId, NewOverride override) {
        return providers
                .requireLocked(providerId)
                .chain(() -> tables.overrides().insert(providerId, List.of(override)))
                .call(() -> changes.ofProvider(principal, providerId, Change.OVERRIDES))
                .map(List::getFirst);
    }

    public Uni<StoredAbsence> addAbsence(Principal principal, UUID providerId, NewAbsence absence) {
        return providers
                .requireLocked(providerId)
                .chain(() -> requireSubstitute(providerId, absence))
                .chain(() -> tables.absences().insert(providerId, List.of(absence)))
                .call(() -> changes.newAbsence(principal, providerId))
                .map(List::getFirst);
    }

    public Uni<Void> removeRule(Principal principal, UUID providerId, UUID id) {
        return remove(principal, providerId, tables.rules(), id, Change.RULES);
    }

    public Uni<Void> removeOverride(Principal principal, UUID providerId, UUID id) {
        return remove(principal, providerId, tables.overrides(), id, Change.OVERRIDES);
    }

    public Uni<Void> removeAbsence(Principal principal, UUID providerId, UUID id) {
        return remove(principal, providerId, tables.absences(), id, Change.OUT_OF_OFFICE);
    }

    private Uni<Void> remove(Principal principal, UUID providerId, ScheduleTable<?, ?> table, UUID id, Change change) {
        return providers
                .requireLocked(providerId)
                .chain(() -> table.delete(providerId, id))
                .call(() -> changes.ofProvider(principal, providerId, change));
    }

    /** All of the provider's rules together, as the engine will read them. */
    private static void requireBounded(List<StoredRule> all) {
        Hours.requireBounded(all.stream().map(StoredRule::rule).toList(), "");
    }

    private Uni<Void> requireEventTypes(List<NewRule> rules) {
        Set<UUID> named = rules.stream()
                .map(NewRule::eventTypeId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return eventTypes.requireAll(named);
    }

    private Uni<Void> requireSubstitute(UUID providerId, NewAbsence absence) {
        UUID substitute = absence.redirectToProviderId();
        if (substitute == null) {
            return Uni.createFrom().voidItem();
        }
        if (substitute.equals(providerId)) {
            throw InvalidRequest.at("/redirectToProviderId", "A provider cannot stand in for itself.")
                    .exception();
        }
        return providers.require(substitute).replaceWithVoid();
    }
}
