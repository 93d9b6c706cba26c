package dev.bookingkit.routing;

import dev.bookingkit.problem.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a form leads: an event type, a provider, a team, or an event type of one of them. */
public record Target(
        @Nullable UUID eventTypeId,
        @Nullable UUID providerId,
        @Nullable UUID teamId) {

    /** What a target names, by the field that names it. */
    public enum Kind {
        EVENT_TYPE("eventTypeId", "event type"),
        PROVIDER("providerId", "provider"),
        TEAM("teamId", "team");

        private final String field;
        private final String words;

        Kind(String field, String words) {
            this.field = field;
            this.words = words;
        }
    }

    /** One of a target's ids. */
    public record Reference(Kind kind, UUID id) {

        FieldError missing(String targetPointer) {
            return new FieldError(targetPointer + "/" + kind.field, "there is no such " + kind.words);
        }
    }

    public List<Reference> references() {
        return Stream.of(
                        reference(Kind.EVENT_TYPE, eventTypeId),
                        reference(Kind.PROVIDER, providerId),
                        reference(Kind.TEAM, teamId))
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<String> problem() {
        if (references().isEmpty()) {
            return Optional.of("an event type, a provider or a team is wanted here");
        }
        return providerId != null && teamId != null ? Optional.of("a provider or a team, not both") : Optional.empty();
    }

    private static Optional<Reference> reference(Kind kind, @Nullable UUID id) {
        return Optional.ofNullable(id).map(known -> new Reference(kind, known));
    }
}
