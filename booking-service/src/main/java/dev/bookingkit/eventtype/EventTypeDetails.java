package dev.bookingkit.eventtype;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.column.MetadataColumn;
import dev.bookingkit.column.NamesColumn;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.schedule.LockedFields;
import dev.bookingkit.schedule.SlotRelease;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.SlotRules;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Everything about an event type that its owner decides; the fields are those of API.md. */
@Embeddable
public record EventTypeDetails(
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

        @Convert(converter = NamesColumn.class)
        @ColumnTransformer(read = "array_to_string(locked_fields, ',')", write = NamesColumn.WRITE)
        List<String> lockedFields,

        @Nullable String locationType,
        @Nullable String locationValue,
        int minimumNoticeMinutes,
        int maxFutureDays,

        @Convert(converter = BookingLimitsColumn.class)
        @ColumnTransformer(read = "cast(booking_limits as text)", write = JsonColumn.WRITE)
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

        @Convert(converter = CancellationPolicyColumn.class)
        @ColumnTransformer(read = "cast(cancellation_policy as text)", write = JsonColumn.WRITE)
        List<CancellationTier> cancellationPolicy,

        @Convert(converter = QuestionsColumn.class)
        @ColumnTransformer(read = "cast(custom_questions as text)", write = JsonColumn.WRITE)
        List<CustomQuestion> customQuestions,

        @Nullable
        @Convert(converter = SlotReleaseColumn.class)
        @ColumnTransformer(read = "cast(slot_release as text)", write = JsonColumn.WRITE)
        SlotRelease slotRelease,

        @Column(name = "is_active") boolean isActive,

        @Convert(converter = MetadataColumn.class)
        @ColumnTransformer(read = "cast(metadata as text)", write = JsonColumn.WRITE)
        Map<String, Object> metadata) {

    private static final int MAX_METADATA_LENGTH = 10_000;

    /** Of all of them together: a list shows 200 event types. */
    private static final int MAX_QUESTIONS_LENGTH = 50_000;

    /** What the engine needs of them, as they are here: nothing of a template is applied. */
    SlotRules rules() {
        return new SlotRules(
                Duration.ofMinutes(durationMinutes),
                Duration.ofMinutes(slotIntervalMinutes == null ? durationMinutes : slotIntervalMinutes),
                Duration.ofMinutes(bufferBeforeMinutes),
                Duration.ofMinutes(bufferAfterMinutes),
                Duration.ofMinutes(minimumNoticeMinutes),
                maxFutureDays,
                new Caps(bookingLimits.maxPerDay(), bookingLimits.maxPerWeek()),
                maxSeats,
                isActive,
                slotRelease == null ? Release.NONE : slotRelease.toRelease());
    }

    /** What contradicts itself; bounds of single fields are checked where the request is read. */
    List<FieldError> contradictions() {
        List<FieldError> errors = new ArrayList<>();
        refuse(errors, providerId != null && teamId != null, "/teamId", "a provider or a team, not both");
        refuse(
                errors,
                parentEventTypeId != null && providerId == null,
                "/parentEventTypeId",
                "an event type under a template needs the provider whose it is");
        refuse(
                errors,
                !LockedFields.names().containsAll(lockedFields) || repeats(lockedFields),
                "/lockedFields",
                "each once, of " + new TreeSet<>(LockedFields.names()));
        refuse(
                errors,
                depositCents != null && depositPercentage != null,
                "/depositPercentage",
                "an amount or a percentage, not both");
        refuse(
                errors,
                depositCents != null && depositCents > priceCents,
                "/depositCents",
                "a deposit is a part of the price");
        refuse(
                errors,
                repeats(cancellationPolicy.stream()
                        .map(CancellationTier::hoursBefore)
                        .toList()),
                "/cancellationPolicy",
                "each tier needs hoursBefore of its own");
        refuse(
                errors,
                repeats(customQuestions.stream().map(CustomQuestion::key).toList()),
                "/customQuestions",
                "each question needs a key of its own");
        refuseLonger(errors, customQuestions, MAX_QUESTIONS_LENGTH, "/customQuestions");
        for (int i = 0; i < customQuestions.size(); i++) {
            String at = "/customQuestions/" + i + "/options";
            customQuestions.get(i).problem().ifPresent(detail -> errors.add(new FieldError(at, detail)));
        }
        if (slotRelease != null) {
            errors.addAll(slotRelease.problems("/slotRelease"));
            refuse(
                    errors,
                    maxSeats > 1 && slotRelease.strategy() == SlotRelease.Strategy.DISCOUNT_INCENTIVE,
                    "/slotRelease/strategy",
                    "the seats of a session are not discounted");
        }
        refuseLonger(errors, metadata, MAX_METADATA_LENGTH, "/metadata");
        return errors;
    }

    private static void refuseLonger(List<FieldError> errors, Object value, int most, String pointer) {
        refuse(errors, JsonColumn.write(value).length() > most, pointer, "at most " + most + " characters of JSON");
    }

    private static boolean repeats(List<?> values) {
        Set<Object> seen = new HashSet<>(values);
        return seen.size() < values.size();
    }

    private static void refuse(List<FieldError> errors, boolean wrong, String pointer, String detail) {
        if (wrong) {
            errors.add(new FieldError(pointer, detail));
        }
    }

    /** {@code booking_limits}. */
    @Immutable
    public static class BookingLimitsColumn extends JsonColumn<BookingLimits> {
        public BookingLimitsColumn() {
            super(new TypeReference<>() {});
        }
    }

    /** {@code slot_release}; null where everything is released. */
    @Immutable
    public static class SlotReleaseColumn implements AttributeConverter<@Nullable SlotRelease, @Nullable String> {
        private static final ReleaseColumn GIVEN = new ReleaseColumn();

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable SlotRelease release) {
            return release == null ? null : GIVEN.convertToDatabaseColumn(release);
        }

        @Override
        public @Nullable SlotRelease convertToEntityAttribute(@Nullable String stored) {
            return stored == null ? null : GIVEN.convertToEntityAttribute(stored);
        }

        private static final class ReleaseColumn extends JsonColumn<SlotRelease> {
            private ReleaseColumn() {
                super(new TypeReference<>() {});
            }
        }
    }

    /** {@code custom_questions}. */
    @Immutable
    public static class QuestionsColumn extends JsonColumn<List<CustomQuestion>> {
        public QuestionsColumn() {
            super(new TypeReference<>() {});
        }
    }
}
