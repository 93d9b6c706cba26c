package dev.bookingkit.placement;

import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The sessions that others have opened, inside the current transaction. */
@ApplicationScoped
class OpenSessions {

    private static final String AT = """
            select provider_id, max_seats - seats_taken as seats_left from bookings
            where event_type_id = $1 and starts_at = $2 and max_seats > 1
              and status in ('pending', 'confirmed', 'rescheduled')
            order by seats_left, id
            """;

    /** Who hosts it. */
    record OpenSession(UUID hostId, int seatsLeft) {}

    /** Those of the event type at the very time that is wanted; the fullest first. */
    Uni<List<OpenSession>> at(Wanted wanted) {
        return PlainSql.rows(AT, wanted.eventTypeId(), OffsetDateTime.ofInstant(wanted.start(), ZoneOffset.UTC))
                .map(rows -> rows.stream()
                        .map(row -> new OpenSession((UUID) row[0], (Integer) row[1]))
                        .toList());
    }
}
