package dev.bookingkit.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An organization's wish to be told of its events at a URL. */
@Entity
@Table(name = "webhook_subscriptions")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
public class WebhookSubscription {

    private static final Duration ROTATION = Duration.ofHours(24);

    @Id
    private UUID id;

    @Version
    private int version;

    /** For queries. */
    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    @Column(name = "subscriber_url")
    private String subscriberUrl;

    private String[] triggers;

    @Column(name = "event_type_id")
    private @Nullable UUID eventTypeId;

    @Column(name = "team_id")
    private @Nullable UUID teamId;

    private String secret;

    @Column(name = "previous_secret")
    private @Nullable String previousSecret;

    @Column(name = "previous_secret_expires_at")
    private @Nullable Instant previousSecretExpiresAt;

    @Column(name = "is_active")
    private boolean active;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "disabled_reason")
    private @Nullable String disabledReason;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    protected WebhookSubscription() {}

    /** What is null stays as it is. Activating it again forgets its failures. */
    void change(@Nullable String url, @Nullable List<String> newTriggers, @Nullable Boolean nowActive, Instant now) {
        if (url != null) {
            subscriberUrl = url;
        }
        if (newTriggers != null) {
            triggers = newTriggers.toArray(new String[0]);
        }
        if (nowActive != null && nowActive != active) {
            active = nowActive;
            disabledAt = nowActive ? null : now;
            disabledReason = nowActive ? null : "switched_off";
            failingSince = null;
        }
    }

    /** The secret until now signs beside the new one for 24 hours. */
    void rotate(String newSecret, Instant now) {
        previousSecret = secret;
        previousSecretExpiresAt = now.plus(ROTATION);
        secret = newSecret;
    }

    public UUID id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public String subscriberUrl() {
        return subscriberUrl;
    }

    public List<String> triggers() {
        return List.of(triggers);
    }

    public @Nullable UUID eventTypeId() {
        return eventTypeId;
    }

    public @Nullable UUID teamId() {
        return teamId;
    }

    /** Shown to a client when it is new, never again. */
    public String secret() {
        return secret;
    }

    public @Nullable Instant previousSecretExpiresAt() {
        return previousSecretExpiresAt;
    }

    public boolean isActive() {
        return active;
    }

    public @Nullable Instant disabledAt() {
        return disabledAt;
    }

    /** {@code gone}, {@code failing_for_5_days} or {@code switched_off}. */
    public @Nullable String disabledReason() {
        return disabledReason;
    }

    public @Nullable Instant failingSince() {
        return failingSince;
    }
}
