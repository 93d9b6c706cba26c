package dev.bookingkit.organization;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** A tenant, as clients see it too. */
public record Organization(
        UUID id,
        String name,
        String slug,
        OrganizationSettings settings,
        @JsonProperty("isActive") boolean isActive,
        Instant createdAt,
        Instant updatedAt) {}
