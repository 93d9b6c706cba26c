package dev.bookingkit.schedule;

import dev.bookingkit.slot.SlotRules;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event type as the engine sees it.
 *
 * @param rules what it asks for, its template's locked fields applied; not active when the event type is inactive
 * @param providerId its provider, where it has exactly one
 * @param teamId its team, where a team offers it
 * @param locked what the event types of a managed team take from it
 * @param templateId of which event type it is one, where it is one of a managed team
 */
public record OfferedType(
        UUID id,
        SlotRules rules,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        Set<SlotRules.Field> locked,
        @Nullable UUID templateId) {

    public OfferedType {
        locked = Set.copyOf(locked);
    }

    /** Without a template. */
    public OfferedType(
            UUID id, SlotRules rules, @Nullable UUID providerId, @Nullable UUID teamId, Set<SlotRules.Field> locked) {
        this(id, rules, providerId, teamId, locked, null);
    }

    /** That locks nothing. */
    public OfferedType(UUID id, SlotRules rules, @Nullable UUID providerId, @Nullable UUID teamId) {
        this(id, rules, providerId, teamId, Set.of());
    }

    public OfferedType withRules(SlotRules other) {
        return new OfferedType(id, other, providerId, teamId, locked, templateId);
    }

    OfferedType under(OfferedType template) {
        return withRules(rules.under(template.rules(), template.locked()));
    }
}
