package dev.bookingkit.eventtype.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.column.Metadata;
import dev.bookingkit.eventtype.BookingLimits;
import dev.bookingkit.eventtype.CancellationTier;
import dev.bookingkit.eventtype.CustomQuestion;
import dev.bookingkit.eventtype.EventTypeDetails;
import dev.bookingkit.request.constraint.CurrencyCode;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.request.constraint.Slug;
import dev.bookingkit.schedule.SlotRelease;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a new event type, and what a patch is merged into; null or absent means the default. */
record EventTypeRequest(
        @NotNull @PlainText(min = 1, max = 200) String title,

        @Schema(pattern = "[a-z0-9]+(-[a-z0-9]+)*") @NotNull @Slug @Size(min = 1, max = 100)
        String slug,

        @Nullable @PlainText(max = 5_000, multiline = true) String description,
        @NotNull @Min(1) @Max(10_080) Integer durationMinutes,
        @Nullable @Min(1) @Max(10_080) Integer slotIntervalMinutes,
        @Nullable @Min(0) @Max(1_440) Integer bufferBeforeMinutes,
        @Nullable @Min(0) @Max(1_440) Integer bufferAfterMinutes,
        @Nullable @Min(0) @Max(99_999_999_999L) Long priceCents,
        @Nullable @CurrencyCode String currency,
        @Nullable UUID providerId,
        @Nullable UUID teamId,
        @Nullable UUID parentEventTypeId,
        @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Za-z]{1,50}") String> lockedFields,
        @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,49}") String locationType,
        @Nullable @PlainText(max = 2_000) String locationValue,
        @Nullable @Min(0) @Max(1_051_200) Integer minimumNoticeMinutes,
        @Nullable @Min(0) @Max(3_660) Integer maxFutureDays,
        @Nullable @Valid BookingLimits bookingLimits,
        @Nullable Boolean requiresConfirmation,
        @Nullable @Min(1) @Max(8_760) Integer confirmationTimeoutHours,
        @Nullable @Min(0) @Max(525_600) Integer cancellationCutoffMinutes,
        @Nullable @Min(0) @Max(525_600) Integer rescheduleCutoffMinutes,
        @Nullable @Min(1) @Max(30) Integer holdMinutes,
        @Nullable @Min(1) @Max(10_000) Integer maxSeats,
        @Nullable Boolean waitlistEnabled,
        @Nullable @Min(1) @Max(10_080) Integer waitlistOfferMinutes,
        @Nullable @Min(1) @Max(99_999_999_999L) Long depositCents,
        @Nullable @Min(0) @Max(100) Integer depositPercentage,
        @Nullable @Min(0) @Max(99_999_999_999L) Long noShowFeeCents,
        @Nullable @Size(max = 10) List<@NotNull @Valid CancellationTier> cancellationPolicy,
        @Nullable @Size(max = 10) List<@NotNull @Valid CustomQuestion> customQuestions,
        @Nullable @Valid SlotRelease slotRelease,
        @JsonProperty("isActive") @Nullable Boolean isActive,
        @Nullable @Size(max = 50) Map<String, Object> metadata) {

    private static final String CURRENCY_OF_WHAT_IS_FREE = "EUR";
    private static final int DAYS_AHEAD = 60;
    private static final int HOURS_TO_CONFIRM = 24;
    private static final int MINUTES_HELD = 5;
    private static final int MINUTES_TO_TAKE_A_SEAT = 120;

    static EventTypeRequest of(EventTypeDetails it) {
        return new EventTypeRequest(
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
                it.metadata());
    }

    boolean lacksCurrency() {
        return currency == null && priceCents != null && priceCents > 0;
    }

    EventTypeDetails toDetails() {
        return new EventTypeDetails(
                title,
                slug,
                description,
                durationMinutes,
                slotIntervalMinutes,
                or(bufferBeforeMinutes, 0),
                or(bufferAfterMinutes, 0),
                or(priceCents, 0L),
                or(currency, CURRENCY_OF_WHAT_IS_FREE),
                providerId,
                teamId,
                parentEventTypeId,
                or(lockedFields, List.of()),
                locationType,
                locationValue,
                or(minimumNoticeMinutes, 0),
                or(maxFutureDays, DAYS_AHEAD),
                or(bookingLimits, BookingLimits.NONE),
                or(requiresConfirmation, false),
                or(confirmationTimeoutHours, HOURS_TO_CONFIRM),
                or(cancellationCutoffMinutes, 0),
                or(rescheduleCutoffMinutes, 0),
                or(holdMinutes, MINUTES_HELD),
                or(maxSeats, 1),
                or(waitlistEnabled, true),
                or(waitlistOfferMinutes, MINUTES_TO_TAKE_A_SEAT),
                depositCents,
                depositPercentage,
                noShowFeeCents,
                or(cancellationPolicy, List.of()),
                or(customQuestions, List.of()),
                slotRelease,
                or(isActive, true),
                Metadata.accepted(metadata));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
