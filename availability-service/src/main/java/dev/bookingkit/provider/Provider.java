package dev.bookingkit.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Someone or something that can be booked. */
@Entity
@Table(name = "providers")
public class Provider {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "user_id")
    private @Nullable String userId;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "is_active")
    private boolean active = true;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Column(name = "booking_limits")
    @Convert(converter = ProviderLimitsColumn.class)
    @ColumnTransformer(read = "cast(booking_limits as text)", write = "cast(cast(? as text) as jsonb)")
    private ProviderLimits bookingLimits;

    @Column(name = "metadata")
    @ColumnTransformer(read = "jsonb_pretty(metadata)", write = "cast(cast(? as text) as jsonb)")
    private String metadata;

    /** For queries. */
    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    protected Provider() {}

    Provider(ProviderDetails details) {
        this.userId = details.userId();
        this.displayName = details.displayName();
        this.email = details.email();
        this.timeZone = details.timeZone();
        this.bookingLimits = details.bookingLimits();
        this.metadata = details.metadata();
    }

    /** Takes what the change names and leaves the rest. */
    void change(ProviderChange change) {
        userId = change.userId() == null ? userId : change.userId();
        displayName = change.displayName() == null ? displayName : change.displayName();
        email = change.email() == null ? email : change.email();
        timeZone = change.timeZone() == null ? timeZone : change.timeZone();
        active = change.active() == null ? active : change.active();
        bookingLimits = change.bookingLimits() == null ? bookingLimits : change.bookingLimits();
        metadata = change.metadata() == null ? metadata : change.metadata();
    }

    void archive(Instant now) {
        archivedAt = now;
        active = false;
    }

    public UUID id() {
        return id;
    }

    public @Nullable String userId() {
        return userId;
    }

    public String displayName() {
        return displayName;
    }

    public @Nullable String email() {
        return email;
    }

    /** The zone of the dates of its overrides and absences, and of caps. */
    public String timeZone() {
        return timeZone;
    }

    public boolean isActive() {
        return active;
    }

    public @Nullable Instant archivedAt() {
        return archivedAt;
    }

    public ProviderLimits bookingLimits() {
        return bookingLimits;
    }

    /** A JSON object. */
    public String metadata() {
        return metadata;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
