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

    private static final String HOSTS = """
            select provider_id from bookings
            where event_type_id = $1 and starts_at = $2 and max_seats >= seats_taken + $3 and max_seats > 1
              and status in ('pending', 'confirmed', 'rescheduled')
            order by max_seats - seats_taken, id
            """;

    /** Who hosts one of the event type at the very time that is wanted, with as many seats left; the fullest first. */
    Uni<List<UUID>> hosts(Wanted wanted) {
        return PlainSql.rows(
                        HOSTS,
                        wanted.eventTypeId(),
                        OffsetDateTime.ofInstant(wanted.start(), ZoneOffset.UTC),
                        wanted.seats())
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }
}
