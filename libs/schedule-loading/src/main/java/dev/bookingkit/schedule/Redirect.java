package dev.bookingkit.schedule;

import dev.bookingkit.slot.Absence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A provider is out of office and someone else takes their bookings; the days are those of the provider's zone. */
public record Redirect(Absence absence, ZoneId zone, UUID toProviderId) {

    /** Inclusive. */
    public Instant from() {
        return absence.startDate().atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    public Instant to() {
        return absence.endDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean covers(Instant moment) {
        return !moment.isBefore(from()) && moment.isBefore(to());
    }
}
