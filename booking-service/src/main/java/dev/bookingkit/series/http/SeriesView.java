package dev.bookingkit.series.http;

import dev.bookingkit.booking.http.BookingView;
import dev.bookingkit.schema.RecurringFrequency;
import dev.bookingkit.series.MonthlyBy;
import dev.bookingkit.series.Occurrence;
import dev.bookingkit.series.OnConflict;
import dev.bookingkit.series.Series;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A series as clients see it.
 *
 * @param monthlyBy null unless it is monthly
 * @param start of the first occurrence as it was ordered
 * @param cancelledFrom occurrences from here on were called off; null: none were, together
 */
@Schema(name = "Series")
record SeriesView(
        UUID id,
        UUID eventTypeId,
        UUID providerId,
        RecurringFrequency frequency,
        @Nullable MonthlyBy monthlyBy,
        int count,
        Instant start,
        String timeZone,
        OnConflict onConflict,
        @Nullable Instant cancelledFrom,
        List<OccurrenceView> occurrences,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * One of the series.
     *
     * @param localStart when it is meant to be, in the series' zone
     * @param start when its booking starts now, or would have
     * @param bookingId null where it was not booked
     * @param booking null where it was not booked, and in lists
     * @param reason why it was not booked, with ids of what was in the way; null where it was
     */
    @Schema(name = "SeriesOccurrence")
    record OccurrenceView(
            int index,
            LocalDateTime localStart,
            Instant start,
            @Nullable UUID bookingId,
            @Nullable BookingView booking,
            @Nullable String reason,
            List<String> causes) {

        static OccurrenceView of(int index, Occurrence occurrence, @Nullable BookingView booking) {
            return new OccurrenceView(
                    index,
                    occurrence.localStart(),
                    booking == null ? occurrence.start() : booking.startsAt(),
                    occurrence.bookingId(),
                    booking,
                    occurrence.reason(),
                    occurrence.causes());
        }
    }

    /** With the bookings given, by their ids. */
    static SeriesView of(Series series, Map<UUID, BookingView> bookings) {
        List<OccurrenceView> occurrences = new ArrayList<>();
        for (Occurrence occurrence : series.occurrences()) {
            BookingView booking = occurrence.bookingId() == null ? null : bookings.get(occurrence.bookingId());
            occurrences.add(OccurrenceView.of(occurrences.size(), occurrence, booking));
        }
        return new SeriesView(
                series.id(),
                series.eventTypeId(),
                series.providerId(),
                series.frequency(),
                series.frequency() == RecurringFrequency.MONTHLY ? series.monthlyBy() : null,
                series.count(),
                series.startsAt(),
                series.timeZone(),
                series.onConflict(),
                series.cancelledFrom(),
                occurrences,
                series.version(),
                series.createdAt(),
                series.updatedAt());
    }
}
