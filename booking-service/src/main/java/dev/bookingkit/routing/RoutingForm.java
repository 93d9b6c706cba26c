package dev.bookingkit.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form that sends whoever fills it in to the right place. */
@Entity
@Table(name = "routing_forms")
public class RoutingForm {

    @Id
    private UUID id;

    /** For queries. */
    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Embedded
    @Column
    private RoutingFormDetails details;

    protected RoutingForm() {}

    RoutingForm(UUID id, RoutingFormDetails details) {
        this.id = id;
        this.details = details;
    }

    void change(RoutingFormDetails changed) {
        details = changed;
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    public UUID id() {
        return id;
    }

    public RoutingFormDetails details() {
        return details;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
