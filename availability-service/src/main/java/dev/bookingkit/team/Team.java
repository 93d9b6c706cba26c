package dev.bookingkit.team;

import dev.bookingkit.schema.AssignmentStrategy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Providers that offer event types together. */
@Entity
@Table(name = "teams")
public class Team {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "slug")
    private String slug;

    @Column(name = "assignment_strategy")
    @ColumnTransformer(read = "concat(assignment_strategy)", write = "cast(cast(? as text) as assignment_strategy)")
    private String strategy;

    @Column(name = "assignment_window_days")
    private int assignmentWindowDays;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    /** For queries. */
    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    protected Team() {}

    Team(TeamDetails details) {
        this.name = details.name();
        this.slug = details.slug();
        this.strategy = details.strategy().wireName();
        this.assignmentWindowDays = details.assignmentWindowDays();
    }

    /** Takes what the change names and leaves the rest. */
    void change(TeamChange change) {
        name = change.name() == null ? name : change.name();
        slug = change.slug() == null ? slug : change.slug();
        strategy = change.strategy() == null ? strategy : change.strategy().wireName();
        assignmentWindowDays =
                change.assignmentWindowDays() == null ? assignmentWindowDays : change.assignmentWindowDays();
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }

    public AssignmentStrategy strategy() {
        return AssignmentStrategy.fromWire(strategy);
    }

    public int assignmentWindowDays() {
        return assignmentWindowDays;
    }

    public @Nullable Instant archivedAt() {
        return archivedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
