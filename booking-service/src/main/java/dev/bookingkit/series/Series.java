package dev.bookingkit.series;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.schema.RecurringFrequency;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** Bookings that were made together, and when each of them is meant to be. Nothing personal: that is in the bookings alone. */
@Entity
@Table(name = "recurring_series")
public class Series {

    @Id
    private UUID id;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    @Column(name = "version")
    private int version;

    @Column(name = "event_type_id")
    private UUID eventTypeId;

    @Column(name = "provider_id")
    private UUID providerId;

    @Column(name = "frequency")
    @Convert(converter = FrequencyColumn.class)
    @ColumnTransformer(write = FrequencyColumn.WRITE)
    private RecurringFrequency frequency;

    @Column(name = "monthly_by")
    private String monthlyBy;

    @Column(name = "count")
    private int count;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "on_conflict")
    private String onConflict;

    @Column(name = "cancelled_from")
    private @Nullable Instant cancelledFrom;

    @Column(name = "occurrences")
    @Convert(converter = OccurrencesColumn.class)
    @ColumnTransformer(read = "cast(occurrences as text)", write = JsonColumn.WRITE)
    private List<Occurrence> occurrences;

    protected Series() {}

    static Series placed(
            UUID id, EventType type, UUID provider, SeriesOrder order, ZoneId zone, List<Occurrence> occurrences) {
        Series series = new Series();
        series.id = id;
        series.eventTypeId = type.id();
        series.providerId = provider;
        series.frequency = order.frequency();
        series.monthlyBy = order.monthlyBy().stored();
        series.count = order.count();
        series.startsAt = order.first().start();
        series.timeZone = zone.getId();
        series.onConflict = order.onConflict().stored();
        series.occurrences = List.copyOf(occurrences);
        return series;
    }

    void check(ExpectedVersion expected) {
        if (expected.version() != null && expected.version() != version) {
            throw new SeriesProblem.VersionMismatch(version).exception();
        }
    }

    /** What lies at or after it was called off; an earlier one says more than a later one. */
    void cancelled(Instant from) {
        cancelledFrom = cancelledFrom == null || from.isBefore(cancelledFrom) ? from : cancelledFrom;
        version++;
    }

    /** The occurrences of these bookings are meant to be at other times from now on. */
    void moved(Shift shift) {
        occurrences = occurrences.stream().map(shift::applied).toList();
        version++;
    }

    /** The local time that a booking is at: what it is meant to be, unless it was moved on its own. */
    LocalDateTime localStart(Booking booking) {
        return occurrences.stream()
                .filter(it -> booking.id().equals(it.bookingId()) && it.start().equals(booking.startsAt()))
                .findFirst()
                .map(Occurrence::localStart)
                .orElseGet(() -> clock().local(booking.startsAt()));
    }

    /** Its place in the series, from 0; -1 for a booking that was added by other means. */
    int index(Booking booking) {
        for (int i = 0; i < occurrences.size(); i++) {
            if (booking.id().equals(occurrences.get(i).bookingId())) {
                return i;
            }
        }
        return -1;
    }

    WallClock clock() {
        return new WallClock(ZoneId.of(timeZone));
    }

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int version() {
        return version;
    }

    public UUID eventTypeId() {
        return eventTypeId;
    }

    public UUID providerId() {
        return providerId;
    }

    public RecurringFrequency frequency() {
        return frequency;
    }

    public MonthlyBy monthlyBy() {
        return MonthlyBy.ofStored(monthlyBy);
    }

    public int count() {
        return count;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public String timeZone() {
        return timeZone;
    }

    public OnConflict onConflict() {
        return OnConflict.ofStored(onConflict);
    }

    public @Nullable Instant cancelledFrom() {
        return cancelledFrom;
    }

    public List<Occurrence> occurrences() {
        return occurrences;
    }
}
