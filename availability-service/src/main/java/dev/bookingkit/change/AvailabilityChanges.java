package dev.bookingkit.change;

import dev.bookingkit.freshness.LastChanges;
import dev.bookingkit.outbox.Outbox;
import dev.bookingkit.outbox.OutgoingEvent;
import dev.bookingkit.schema.Topics;
import dev.bookingkit.schema.event.AvailabilityEvent;
import dev.bookingkit.schema.event.EventTypes;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Appends to {@code availability_events}, keyed by provider or team, inside the current transaction. */
@ApplicationScoped
public class AvailabilityChanges {

    /** The client that makes this change must see it here at once, before it is heard from the topic. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(6);

    private final Outbox outbox;
    private final LastChanges changes;
    private final Clock clock;

    AvailabilityChanges(Outbox outbox, LastChanges changes, Clock clock) {
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    public Uni<Void> ofProvider(Principal principal, UUID providerId, Change change) {
        return append(
                "provider",
                providerId,
                EventTypes.AVAILABILITY_CHANGED,
                new AvailabilityEvent(
                        principal.organizationId(), providerId, null, null, change.wireName(), clock.instant()));
    }

    public Uni<Void> newAbsence(Principal principal, UUID providerId) {
        return append(
                "provider",
                providerId,
                EventTypes.OUT_OF_OFFICE_CREATED,
                new AvailabilityEvent(
                        principal.organizationId(),
                        providerId,
                        null,
                        null,
                        Change.OUT_OF_OFFICE.wireName(),
                        clock.instant()));
    }

    public Uni<Void> ofTeam(Principal principal, UUID teamId, Change change) {
        return append(
                "team",
                teamId,
                EventTypes.AVAILABILITY_CHANGED,
                new AvailabilityEvent(
                        principal.organizationId(), null, teamId, null, change.wireName(), clock.instant()));
    }

    private Uni<Void> append(String aggregate, UUID key, String type, AvailabilityEvent event) {
        changes.changing(key, LONGEST_TRANSACTION);
        return outbox.append(new OutgoingEvent(Topics.AVAILABILITY_EVENTS, aggregate, key.toString(), type, event))
                .replaceWithVoid();
    }
}
