package dev.bookingkit.seat;

import dev.bookingkit.booking.Customer;
import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code seat_attendees}, inside the current transaction; the counter and the events follow by triggers. */
@ApplicationScoped
public class Seats {

    private static final String COLUMNS = """
             id, booking_id, cast(status as text) as status, seats, name, email, phone, time_zone, cast(source as text) as source,
             notes, cast(metadata as text) as metadata, price_cents, cast(payment_status as text) as payment_status, waitlisted_at,
             offer_expires_at, cancelled_at, erased_at is not null as erased, version, created_at, updated_at
            """;

    private static final String ADD = """
            insert into seat_attendees (booking_id, status, waitlisted_at, seats, name, email, phone, time_zone, notes,
                                        metadata, source, price_cents)
            select b.id, cast(cast($2 as text) as seat_status), case when $2 = 'waitlisted' then clock_timestamp() end, cast($3 as int),
                   $4, $5, nullif($6, ''), nullif($7, ''), nullif($8, ''), cast(cast($9 as text) as jsonb),
                   cast(cast($10 as text) as booking_source), t.price_cents * cast($3 as int)
            from bookings b join event_types t on t.id = b.event_type_id
            where b.id = $1
            """;

    /** Taken where there are as many seats at the moment that the row is ours: asked and taken in one statement. */
    private static final String RESERVE = ADD + """
              and b.status in ('pending', 'confirmed', 'rescheduled') and b.max_seats > 1
              and b.seats_taken + cast($3 as int) <= b.max_seats
            for no key update of b
            returning
            """ + COLUMNS;

    private static final String WAIT = ADD + " returning" + COLUMNS;

    private static final String ONE = "select" + COLUMNS + "from seat_attendees where id = $1 and booking_id = $2";

    private static final String PAGE = "select" + COLUMNS + """
            from seat_attendees
            where organization_id = cast(current_setting('app.organization_id') as uuid) and booking_id = $1
              and ($2 = '' or cast(status as text) = $2) and (created_at, id) > ($3, $4)
            order by created_at, id limit $5
            """;

    private static final String CANCEL =
            "update seat_attendees set status = 'cancelled' where id = $1 returning" + COLUMNS;

    private static final String CONFIRM =
            "update seat_attendees set status = 'confirmed' where id = $1 returning" + COLUMNS;

    private static final String OFFER = """
            update seat_attendees set offered_at = clock_timestamp(), offer_expires_at = $2
            where id = any (cast(string_to_array($1, ',') as uuid[])) returning
            """ + COLUMNS;

    private static final String SHORTEN_OFFERS = """
            update seat_attendees set offer_expires_at = $2
            where booking_id = $1 and status = 'waitlisted' and offer_expires_at > $2 returning
            """ + COLUMNS;

    private static final String QUEUE = """
            select id, seats from seat_attendees
            where booking_id = $1 and status = 'waitlisted' and offered_at is null and seats <= $2
            order by waitlisted_at, id
            """;

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Fails as {@code not-found}. */
    public Uni<Seat> require(UUID bookingId, UUID seatId) {
        return rows(ONE, seatId, bookingId)
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> NotFound.of("seat").exception()));
    }

    /** In the order of their coming, after the one given. */
    public Uni<List<Seat>> page(
            UUID bookingId,
            @Nullable SeatStatus status,
            @Nullable Instant afterCreatedAt,
            @Nullable UUID afterId,
            int limit) {
        return rows(
                PAGE,
                bookingId,
                status == null ? "" : status.wireName(),
                afterCreatedAt == null ? BEFORE_ALL : time(afterCreatedAt),
                afterId == null ? new UUID(0, 0) : afterId,
                limit);
    }

    /** Null where the session has not as many seats left. */
    Uni<@Nullable Seat> reserve(UUID sessionId, SeatOrder order) {
        return add(RESERVE, sessionId, SeatStatus.CONFIRMED, order)
                .map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** At the end of the session's queue; its row is held. */
    Uni<Seat> queue(UUID sessionId, SeatOrder order) {
        return add(WAIT, sessionId, SeatStatus.WAITLISTED, order).map(List::getFirst);
    }

    private static Uni<List<Seat>> add(String sql, UUID sessionId, SeatStatus status, SeatOrder order) {
        Customer attendee = order.attendee();
        return rows(
                sql,
                sessionId,
                status.wireName(),
                order.seats(),
                attendee.name(),
                attendee.email(),
                text(attendee.phone()),
                text(attendee.timeZone()),
                text(order.notes()),
                JsonColumn.write(order.metadata()),
                order.source().wireName());
    }

    Uni<Seat> cancel(UUID seatId) {
        return rows(CANCEL, seatId).map(List::getFirst);
    }

    Uni<Seat> confirm(UUID seatId) {
        return rows(CONFIRM, seatId).map(List::getFirst);
    }

    /** Holds seats for those who wait. */
    Uni<List<Seat>> offer(Collection<UUID> seatIds, Instant expiresAt) {
        return rows(OFFER, IdsColumn.write(seatIds), time(expiresAt));
    }

    /** Those offers that would have lasted longer. */
    Uni<List<Seat>> shortenOffers(UUID sessionId, Instant until) {
        return rows(SHORTEN_OFFERS, sessionId, time(until));
    }

    /** Those without an offer who want no more than so many seats, the longest wait first. */
    Uni<List<Waitlist.Waiting>> waiting(UUID sessionId, int most) {
        return PlainSql.rows(QUEUE, sessionId, most)
                .map(found -> found.stream()
                        .map(row -> new Waitlist.Waiting((UUID) row[0], (Integer) row[1]))
                        .toList());
    }

    /** The session of a seat; null if there is no such seat (any more). */
    Uni<@Nullable UUID> sessionOf(UUID seatId) {
        return PlainSql.value(UUID.class, "select booking_id from seat_attendees where id = $1", seatId);
    }

    private static Uni<List<Seat>> rows(String sql, Object... values) {
        return PlainSql.rows(sql, values)
                .map(found -> found.stream().map(Seats::seat).toList());
    }

    @SuppressWarnings("unchecked") // a CHECK says that it is an object
    private static Seat seat(Object[] row) {
        return new Seat(
                (UUID) row[0],
                (UUID) row[1],
                SeatStatus.fromWire((String) row[2]),
                (Integer) row[3],
                new Customer((String) row[4], (String) row[5], (String) row[6], (String) row[7]),
                BookingSource.fromWire((String) row[8]),
                (String) row[9],
                (Map<String, Object>) JsonColumn.read((String) row[10]),
                ((Number) row[11]).longValue(),
                row[12] == null ? null : PaymentStatus.fromWire((String) row[12]),
                instant(row[13]),
                instant(row[14]),
                instant(row[15]),
                (Boolean) row[16],
                (Integer) row[17],
                moment(row[18]),
                moment(row[19]));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : moment(value);
    }

    private static Instant moment(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
