package dev.bookingkit.check;

import dev.bookingkit.check.Ledger.Made;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether each key made what was acknowledged for it, once, and it is as the last answer said; and whether refused ones made
 * nothing. The key is in the metadata of bookings and seats; a series has that of its bookings. What does not hold gathers up.
 */
final class Acknowledged {

    /** The key of a session is that of whoever opened it, and belongs to the seat. */
    private static final String BOOKINGS = """
            select 'booking', id, case when series_id is null and max_seats = 1 then metadata ->> 'key' end,
                   status || ' at ' || rfc3339(starts_at)
            from bookings where metadata ? 'key'
            """;

    private static final String SEATS = """
            select 'seat', id, metadata ->> 'key', status || ', seats: ' || seats
            from seat_attendees where metadata ? 'key'
            """;

    private static final String SERIES = """
            select 'series', s.id, min(b.metadata ->> 'key'),
                   case when s.cancelled_from is null then 'open' else 'cancelled' end
                   || ', bookings: ' || string_agg(b.id::text, ' ' order by b.id)
            from recurring_series s join bookings b on b.series_id = s.id
            where b.metadata ? 'key' group by s.id
            """;

    /** Holds keep no key: each that is there must have been acknowledged to somebody. */
    private static final String HOLDS = """
            select h.id from holds h join event_types e on e.id = h.event_type_id where e.metadata ? 'checked'
            """;

    private final Rows rows;
    private final Ledger ledger;
    private final Map<String, Made> missing;
    private final List<String> broken = new ArrayList<>();

    Acknowledged(Rows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
        this.missing = new HashMap<>(ledger.acknowledged());
    }

    List<String> broken() throws SQLException {
        for (String things : List.of(BOOKINGS, SEATS, SERIES)) {
            rows.each(
                    things,
                    row -> see(new Made(row.getString(1), row.getString(2)), row.getString(3), row.getString(4)));
        }
        missing.forEach((key, made) -> broken.add("P3: " + made + ", acknowledged for " + key + ", is not there"));
        seeHolds();
        return broken;
    }

    private void see(Made made, @Nullable String key, String state) {
        if (key != null) {
            if (ledger.refused().contains(key)) {
                broken.add("P2: " + key + " was refused, and made " + made);
            }
            Made promised = ledger.acknowledged().get(key);
            if (promised != null && !promised.equals(made)) {
                broken.add("P2: " + key + " made " + made + " besides " + promised);
            }
            missing.remove(key, made);
        }
        String told = ledger.known().getOrDefault(made.id(), state);
        if (!told.equals(state)) {
            broken.add("P3: " + made + " is " + state + "; the answer said " + told);
        }
    }

    /** One that was booked is gone; any other is there until it expires. */
    private void seeHolds() throws SQLException {
        Set<String> there = new HashSet<>();
        rows.each(HOLDS, row -> there.add(row.getString(1)));
        Instant seen = Instant.now();
        there.forEach(id -> {
            if (!ledger.holds().containsKey(id)) {
                broken.add("P2: hold " + id + " was acknowledged to nobody");
            } else if (ledger.bookedHolds().contains(id)) {
                broken.add("P2: hold " + id + " became a booking, and is still there");
            }
        });
        ledger.holds().forEach((id, expiresAt) -> {
            if (expiresAt.isAfter(seen)
                    && !there.contains(id)
                    && !ledger.bookedHolds().contains(id)) {
                broken.add("P3: hold " + id + ", which lasts until " + expiresAt + ", is not there");
            }
        });
    }
}
