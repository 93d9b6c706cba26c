package dev.bookingkit.eventlog;

import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.SeatStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code booking_events}, inside the current transaction. */
@ApplicationScoped
public class EventLog {

    private static final String COLUMNS = """
            select id, transaction_id, position, booking_id, sequence, type, cast(from_status as text) as from_status,
                   cast(to_status as text) as to_status, old_starts_at, old_ends_at, new_starts_at, new_ends_at,
                   old_provider_id, new_provider_id, actor, reason, created_at, seat_id,
                   cast(seat_from_status as text) as seat_from_status, cast(seat_to_status as text) as seat_to_status, seats
            from booking_events
            """;

    private static final String AFTER = COLUMNS
            + " where organization_id = cast(current_setting('app.organization_id') as uuid)"
            + " and (transaction_id, position) > (?1, ?2)"
            + " and transaction_id < cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)"
            + " order by transaction_id, position limit ?3";

    private static final String OF_BOOKING =
            COLUMNS + " where booking_id = ?1 and sequence > ?2 order by sequence limit ?3";

    private static final String END = "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";

    /** Before everything that is not over yet: whoever reads on from here sees all that commits from now on. */
    public Uni<LogPosition> end() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END, Long.class).getSingleResult())
                .map(oldest -> new LogPosition(oldest, 0));
    }

    /** The organization's events after the position, oldest first. */
    public Uni<List<LoggedEvent>> after(LogPosition position, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AFTER, Object[].class)
                        .setParameter(1, position.transaction())
                        .setParameter(2, position.number())
                        .setParameter(3, limit)
                        .getResultList())
                .map(EventLog::events);
    }

    /** A booking's events after the sequence number, oldest first. */
    public Uni<List<LoggedEvent>> ofBooking(UUID bookingId, int afterSequence, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_BOOKING, Object[].class)
                        .setParameter(1, bookingId)
                        .setParameter(2, afterSequence)
                        .setParameter(3, limit)
                        .getResultList())
                .map(EventLog::events);
    }

    private static List<LoggedEvent> events(List<Object[]> rows) {
        return rows.stream().map(EventLog::event).toList();
    }

    private static LoggedEvent event(Object[] row) {
        return new LoggedEvent(
                (UUID) row[0],
                new LogPosition((Long) row[1], (Long) row[2]),
                (UUID) row[3],
                (Integer) row[4],
                (String) row[5],
                row[6] == null ? null : BookingStatus.fromWire((String) row[6]),
                BookingStatus.fromWire((String) row[7]),
                instant(row[8]),
                instant(row[9]),
                time(row[10]),
                time(row[11]),
                (UUID) row[12],
                (UUID) row[13],
                (String) row[14],
                (String) row[15],
                time(row[16]),
                row[17] == null ? null : seat(row));
    }

    private static SeatChange seat(Object[] row) {
        return new SeatChange(
                (UUID) row[17],
                row[18] == null ? null : SeatStatus.fromWire((String) row[18]),
                SeatStatus.fromWire((String) row[19]),
                (Integer) row[20]);
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : time(value);
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
