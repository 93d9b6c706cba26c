package dev.bookingkit.series.http;

import dev.bookingkit.booking.BookingOrder;
import dev.bookingkit.booking.http.OrderRights;
import dev.bookingkit.booking.http.PlaceBookingRequest.CustomerRequest;
import dev.bookingkit.column.Metadata;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.RecurringFrequency;
import dev.bookingkit.series.MonthlyBy;
import dev.bookingkit.series.OnConflict;
import dev.bookingkit.series.SeriesOrder;
import dev.bookingkit.tenant.Principal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/recurring-series}; notes, answers and metadata go to every booking. */
@Schema(name = "PlaceSeries")
record PlaceSeriesRequest(
        @NotNull UUID eventTypeId,
        @NotNull UUID providerId,

        @Schema(description = "the first occurrence") @NotNull
        Instant start,

        @NotNull RecurringFrequency frequency,

        @Schema(
                description = "of a monthly series: the same day of the month (the 31st is the last day of a shorter"
                        + " month), or the same weekday (the fifth is the last one of a month with four);"
                        + " day_of_month if absent")
        @Nullable
        MonthlyBy monthlyBy,

        @NotNull @Min(1) @Max(52) Integer count,
        @NotNull @Valid CustomerRequest customer,

        @Schema(
                description =
                        "fail: nothing is booked if one occurrence cannot be; skip: the others are; fail if absent")
        @Nullable
        OnConflict onConflict,

        @Schema(description = "in which the local time stays the same; the provider's if absent") @Nullable @IanaZone
        String timeZone,

        @Nullable @Size(max = 10) Map<String, Object> answers,
        @Nullable UUID routingSubmissionId,
        @Nullable @PlainText(max = 5_000, multiline = true) String notes,
        @Nullable @Size(max = 50) Map<String, Object> metadata,

        @Schema(description = "online if absent, admin for a signed-in user; all but online need bookings:write")
        @Nullable
        BookingSource source) {

    /** What this principal may order; fails as {@code forbidden}. */
    SeriesOrder toOrder(Principal principal) {
        if (monthlyBy != null && frequency != RecurringFrequency.MONTHLY) {
            throw InvalidRequest.at("/monthlyBy", "Only a monthly series has this.")
                    .exception();
        }
        return new SeriesOrder(
                first(OrderRights.source(principal, source)),
                frequency,
                Objects.requireNonNullElse(monthlyBy, MonthlyBy.DAY_OF_MONTH),
                count,
                timeZone == null ? null : ZoneId.of(timeZone),
                Objects.requireNonNullElse(onConflict, OnConflict.FAIL));
    }

    private BookingOrder first(BookingSource from) {
        return new BookingOrder(
                eventTypeId,
                providerId,
                null,
                start,
                null,
                customer.toCustomer(),
                answers == null ? Map.of() : answers,
                notes,
                Metadata.accepted(metadata),
                from,
                false,
                1,
                false);
    }
}
