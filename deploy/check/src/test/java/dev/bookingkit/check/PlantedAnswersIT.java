package dev.bookingkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.check.Ledger.Made;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What was answered and is not so: each fault is built in, and found. */
@NullUnmarked
class PlantedAnswersIT extends Planted {

    private static final Instant TEN = NINE.plusSeconds(3_600);

    @Test
    void nothingIsBrokenAtFirst() throws Exception {
        UUID booking = book(TEN, "key-1");
        acknowledged("key-1", "booking", booking, "confirmed at " + TEN);
        UUID session = session("key-2");
        UUID seat = seat(session, "key-3");
        acknowledged("key-3", "seat", seat, "confirmed, seats: 1");
        UUID series = series(TEN.plusSeconds(3_600), "key-4");
        ledger.acknowledged("key-4", new Made("series", series.toString()));
        ledger.held(hold(TEN.plusSeconds(7_200)).toString(), inFiveMinutes());

        assertThat(promises.p1()).isEmpty();
        assertThat(promises.p2(ledger)).isEmpty();
    }

    @Test
    void findsABookingThatWasAcknowledgedBeforeItsCommit() throws Exception {
        connection.setAutoCommit(false);
        UUID booking = book(NINE, "key-1");
        ledger.acknowledged("key-1", new Made("booking", booking.toString())); // the answer leaves …
        connection.rollback(); // … and the commit never comes
        connection.setAutoCommit(true);

        assertThat(promises.p2(ledger))
                .containsExactly("P3: booking " + booking + ", acknowledged for key-1, is not there");
    }

    @Test
    void findsARetryThatBookedAgain() throws Exception {
        UUID first = book(NINE, "key-1");
        acknowledged("key-1", "booking", first, "confirmed at " + NINE);
        UUID second = book(TEN, "key-1");

        assertThat(promises.p2(ledger))
                .containsExactly("P2: key-1 made booking " + second + " besides booking " + first);
    }

    @Test
    void findsARefusedBooking() throws Exception {
        ledger.refused("key-1");
        UUID booking = book(NINE, "key-1");

        assertThat(promises.p2(ledger)).containsExactly("P2: key-1 was refused, and made booking " + booking);
    }

    @Test
    void findsABookingThatIsNotAsAnswered() throws Exception {
        acknowledged("key-1", "booking", book(NINE, "key-1"), "cancelled at " + NINE);

        assertThat(promises.p2(ledger))
                .singleElement()
                .asString()
                .endsWith("is confirmed at " + NINE + "; the answer said cancelled at " + NINE);
    }

    @Test
    void findsTwoSeatsForOneKey() throws Exception {
        UUID session = session("key-1");
        UUID first = seat(session, "key-2");
        acknowledged("key-2", "seat", first, "confirmed, seats: 1");
        UUID second = seat(session, "key-2");

        assertThat(promises.p2(ledger)).containsExactly("P2: key-2 made seat " + second + " besides seat " + first);
    }

    @Test
    void findsASeatThatWasLost() throws Exception {
        connection.setAutoCommit(false);
        UUID seat = seat(session("key-1"), "key-2");
        ledger.acknowledged("key-2", new Made("seat", seat.toString()));
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(promises.p2(ledger)).containsExactly("P3: seat " + seat + ", acknowledged for key-2, is not there");
    }

    @Test
    void findsARefusedSeat() throws Exception {
        ledger.refused("key-2");
        UUID seat = seat(session("key-1"), "key-2");

        assertThat(promises.p2(ledger)).containsExactly("P2: key-2 was refused, and made seat " + seat);
    }

    @Test
    void findsASeatThatWasLeftAndIsTakenAgain() throws Exception {
        acknowledged("key-2", "seat", seat(session("key-1"), "key-2"), "cancelled, seats: 1");

        assertThat(promises.p2(ledger)).anyMatch(line -> line.endsWith("the answer said cancelled, seats: 1"));
    }

    @Test
    void findsASeriesThatWasMadeTwice() throws Exception {
        UUID first = series(NINE, "key-1");
        ledger.acknowledged("key-1", new Made("series", first.toString()));
        UUID second = series(TEN, "key-1");

        assertThat(promises.p2(ledger)).containsExactly("P2: key-1 made series " + second + " besides series " + first);
    }

    @Test
    void findsASeriesThatWasLost() throws Exception {
        connection.setAutoCommit(false);
        UUID series = series(NINE, "key-1");
        ledger.acknowledged("key-1", new Made("series", series.toString()));
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(promises.p2(ledger))
                .containsExactly("P3: series " + series + ", acknowledged for key-1, is not there");
    }

    @Test
    void findsARefusedSeries() throws Exception {
        ledger.refused("key-1");
        UUID series = series(NINE, "key-1");

        assertThat(promises.p2(ledger)).containsExactly("P2: key-1 was refused, and made series " + series);
    }

    @Test
    void findsASeriesWhoseCancellationWasForgotten() throws Exception {
        UUID series = series(NINE, "key-1");
        UUID booking = insert("select id from bookings where series_id = '" + series + "'");
        acknowledged("key-1", "series", series, "cancelled, bookings: " + booking);
        ledger.known(booking.toString(), "cancelled at " + NINE);

        assertThat(promises.p2(ledger))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("P3: series " + series + " is open"))
                .anyMatch(line -> line.startsWith("P3: booking " + booking + " is confirmed"));
    }

    @Test
    void findsAnOccurrenceThatIsNotInItsSeries() throws Exception {
        UUID series = series(NINE, "key-1");
        execute("update bookings set series_id = null where series_id = '" + series + "'");

        assertThat(promises.p1())
                .containsExactly("P2: series " + series + " has other bookings than its occurrences say");
    }

    @Test
    void findsAHoldThatWasAcknowledgedToNobody() throws Exception {
        UUID hold = hold(NINE);

        assertThat(promises.p2(ledger)).containsExactly("P2: hold " + hold + " was acknowledged to nobody");
    }

    @Test
    void findsAHoldThatOutlivesItsBooking() throws Exception {
        UUID hold = hold(NINE);
        ledger.held(hold.toString(), inFiveMinutes());
        ledger.heldAndBooked(hold.toString());

        assertThat(promises.p2(ledger)).containsExactly("P2: hold " + hold + " became a booking, and is still there");
    }

    @Test
    void findsAHoldThatWasLost() throws Exception {
        UUID hold = hold(NINE);
        Instant expiresAt = inFiveMinutes();
        ledger.held(hold.toString(), expiresAt);
        execute("delete from holds");

        assertThat(promises.p2(ledger))
                .containsExactly("P3: hold " + hold + ", which lasts until " + expiresAt + ", is not there");
    }

    private void acknowledged(String key, String kind, UUID id, String state) {
        ledger.acknowledged(key, new Made(kind, id.toString()));
        ledger.known(id.toString(), state);
    }

    private static Instant inFiveMinutes() {
        return Instant.now().plusSeconds(300);
    }
}
