package dev.bookingkit.eventtype.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.eventtype.BookingLimits;
import dev.bookingkit.eventtype.CancellationTier;
import dev.bookingkit.eventtype.CustomQuestion;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypeDetails;
import dev.bookingkit.schedule.SlotRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event type as clients see it. */
@Schema(name = "EventType")
record EventTypeView(
        UUID id,
        String title,
        String slug,
        @Nullable String description,
        int durationMinutes,
        @Nullable Integer slotIntervalMinutes,
        int bufferBeforeMinutes,
        int bufferAfterMinutes,
        long priceCents,
        String currency,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        @Nullable UUID parentEventTypeId,
        List<String> lockedFields,
        @Nullable String locationType,
        @Nullable String locationValue,
        int minimumNoticeMinutes,
        int maxFutureDays,
        BookingLimits bookingLimits,
        boolean requiresConfirmation,
        int confirmationTimeoutHours,
        int cancellationCutoffMinutes,
        int rescheduleCutoffMinutes,
        int holdMinutes,
        int maxSeats,
        boolean waitlistEnabled,
        int waitlistOfferMinutes,
        @Nullable Long depositCents,
        @Nullable Integer depositPercentage,
        @Nullable Long noShowFeeCents,
        List<CancellationTier> cancellationPolicy,
        List<CustomQuestion> customQuestions,
        @Nullable SlotRelease slotRelease,
        @JsonProperty("isActive") boolean isActive,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static EventTypeView of(EventType type) {
        EventTypeDetails it = type.details();
        return new EventTypeView(
                type.id(),
                it.title(),
                it.slug(),
                it.description(),
                it.durationMinutes(),
                it.slotIntervalMinutes(),
                it.bufferBeforeMinutes(),
                it.bufferAfterMinutes(),
                it.priceCents(),
                it.currency(),
                it.providerId(),
                it.teamId(),
                it.parentEventTypeId(),
                it.lockedFields(),
                it.locationType(),
                it.locationValue(),
                it.minimumNoticeMinutes(),
                it.maxFutureDays(),
                it.bookingLimits(),
                it.requiresConfirmation(),
                it.confirmationTimeoutHours(),
                it.cancellationCutoffMinutes(),
                it.rescheduleCutoffMinutes(),
                it.holdMinutes(),
                it.maxSeats(),
                it.waitlistEnabled(),
                it.waitlistOfferMinutes(),
                it.depositCents(),
                it.depositPercentage(),
                it.noShowFeeCents(),
                it.cancellationPolicy(),
                it.customQuestions(),
                it.slotRelease(),
                it.isActive(),
                it.metadata(),
                type.createdAt(),
                type.updatedAt());
    }
}
