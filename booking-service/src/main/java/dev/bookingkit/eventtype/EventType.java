package dev.bookingkit.eventtype;

import dev.bookingkit.schedule.LockedFields;
import dev.bookingkit.schedule.OfferedType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Something that can be booked. */
@Entity
@Table(name = "event_types")
public class EventType {

    @Id
    private UUID id;

    /** For queries. */
    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    /** How long a booking waits for its payment; the database's default until the API offers it. */
    @Column(name = "payment_timeout_minutes", insertable = false, updatable = false)
    private int paymentTimeoutMinutes;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    /** Those of the template, where it locks them. */
    @Formula("""
            coalesce((select t.max_seats from event_types t
                      where t.id = parent_event_type_id and t.archived_at is null
                        and 'maxSeats' = any(t.locked_fields)), max_seats)""")
    private int seats;

    @Embedded
    @Column
    private EventTypeDetails details;

    protected EventType() {}

    EventType(UUID id, EventTypeDetails details) {
        this.id = id;
        this.details = details;
        this.seats = details.maxSeats();
    }

    void change(EventTypeDetails changed) {
        details = changed;
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    public UUID id() {
        return id;
    }

    public EventTypeDetails details() {
        return details;
    }

    /** How many can share a session; 1 where a booking takes the whole time. A template may have a say. */
    public int seats() {
        return seats;
    }

    /** As the engine sees it; empty where a template has a say, which is asked of the database. */
    public Optional<OfferedType> offered() {
        return details.parentEventTypeId() == null
                ? Optional.of(new OfferedType(
                        id,
                        details.rules(),
                        details.providerId(),
                        details.teamId(),
                        LockedFields.of(details.lockedFields())))
                : Optional.empty();
    }

    public int paymentTimeoutMinutes() {
        return paymentTimeoutMinutes;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
