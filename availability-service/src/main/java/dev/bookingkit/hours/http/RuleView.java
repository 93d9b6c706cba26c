package dev.bookingkit.hours.http;

import dev.bookingkit.hours.StoredRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recurring hours as the API shows them. */
record RuleView(
        UUID id,
        String rrule,
        String startTime,
        String endTime,
        String timeZone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable UUID eventTypeId,
        Instant createdAt) {

    static RuleView of(StoredRule rule) {
        return new RuleView(
                rule.id(),
                rule.rrule(),
                rule.startTime().toString(),
                rule.endTime().toString(),
                rule.timeZone(),
                rule.validFrom(),
                rule.validUntil(),
                rule.eventTypeId(),
                rule.createdAt());
    }
}
