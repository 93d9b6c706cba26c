package dev.bookingkit.schedule.offer;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schedule.OfferedType;
import java.util.Optional;
import java.util.UUID;

/** Whose time counts for a request. */
sealed interface Host {

    record OneProvider(UUID providerId) implements Host {}

    record WholeTeam(UUID teamId) implements Host {}

    record OneOfTeam(UUID teamId, UUID providerId) implements Host {}

    /** What was asked for, else what the event type says; fails as {@code invalid-request} where they differ. */
    static Host of(OfferedType type, Asked asked) {
        UUID teamId = asked.teamId() == null ? type.teamId() : asked.teamId();
        if (asked.teamId() != null && type.teamId() != null && !asked.teamId().equals(type.teamId())) {
            throw refused(asked, "teamId", "This event type belongs to another team.");
        }
        if (asked.providerId() != null
                && type.providerId() != null
                && !asked.providerId().equals(type.providerId())) {
            throw refused(asked, "providerId", "This event type belongs to another provider.");
        }
        if (teamId != null) {
            return asked.providerId() == null ? new WholeTeam(teamId) : new OneOfTeam(teamId, asked.providerId());
        }
        UUID providerId = asked.providerId() == null ? type.providerId() : asked.providerId();
        if (providerId == null) {
            throw refused(asked, "providerId", "This event type has no provider or team of its own, so name one.");
        }
        return new OneProvider(providerId);
    }

    /** The provider, where no team has to do with it; empty also where {@link #of} fails. */
    static Optional<UUID> oneProvider(OfferedType type, Asked asked) {
        UUID own = type.providerId();
        UUID wanted = asked.providerId();
        boolean others = own != null && wanted != null && !own.equals(wanted);
        return type.teamId() != null || asked.teamId() != null || others
                ? Optional.empty()
                : Optional.ofNullable(wanted == null ? own : wanted);
    }

    private static RuntimeException refused(Asked asked, String name, String detail) {
        return InvalidRequest.at(asked.pointer(name), detail).exception();
    }
}
