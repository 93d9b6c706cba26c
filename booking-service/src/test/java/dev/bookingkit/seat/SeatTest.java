package dev.bookingkit.seat;

import static dev.bookingkit.seat.SessionTest.NOW;
import static dev.bookingkit.seat.SessionTest.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.booking.BookingProblem;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.SeatStatus;
import dev.bookingkit.seat.SeatDecision.Accepted;
import dev.bookingkit.seat.SeatDecision.Moot;
import dev.bookingkit.seat.SeatDecision.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeatTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Session OPEN = SessionTest.session(2, 1);
    private static final Session OVER = SessionTest.session(BookingStatus.COMPLETED);

    @Test
    void attendeeLeavesUntilTheCutoffAndTheHostLater() {
        Instant cutoff = START.minusSeconds(3_600);

        assertThat(confirmed().cancel(OPEN, false, cutoff)).isEqualTo(new Accepted());
        assertThat(confirmed().cancel(OPEN, false, cutoff.plusMillis(1)))
                .isEqualTo(new Refused(new BookingProblem.TooLate(cutoff)));
        assertThat(confirmed().cancel(OPEN, true, START)).isEqualTo(new Accepted());
    }

    @Test
    void whoWaitsLeavesTheQueueAtAnyTime() {
        assertThat(waiting(null).cancel(OPEN, false, START)).isEqualTo(new Accepted());
        assertThat(waiting(LATER).cancel(OPEN, false, START)).isEqualTo(new Accepted());
    }

    @Test
    void nobodyLeavesWhatIsOver() {
        assertThat(confirmed().cancel(OVER, true, NOW))
                .isEqualTo(new Refused(new BookingProblem.WrongStatus(BookingStatus.COMPLETED)));
    }

    @Test
    void leavingTwiceIsLeavingOnce() {
        assertThat(cancelled(null).cancel(OVER, false, NOW)).isEqualTo(new Moot());
    }

    @Test
    void offerIsTakenUntilItExpires() {
        assertThat(waiting(LATER).accept(OPEN, LATER.minusMillis(1))).isEqualTo(new Accepted());
        assertThat(waiting(LATER).accept(OPEN, LATER)).isEqualTo(new Refused(new SeatProblem.OfferExpired()));
        assertThat(waiting(LATER).expire(LATER.minusMillis(1))).isEqualTo(new Moot());
        assertThat(waiting(LATER).expire(LATER)).isEqualTo(new Accepted());
    }

    @Test
    void offerEndsWithTheStartOfASessionThatWasMovedForward() {
        Seat offered = waiting(START.plusSeconds(3_600));

        assertThat(offered.accept(OPEN, START.minusMillis(1))).isEqualTo(new Accepted());
        assertThat(offered.accept(OPEN, START)).isEqualTo(new Refused(new SeatProblem.OfferExpired()));
    }

    @Test
    void nothingIsTakenWithoutAnOffer() {
        assertThat(waiting(null).accept(OPEN, NOW))
                .isEqualTo(new Refused(new SeatProblem.WrongStatus(SeatStatus.WAITLISTED)));
        assertThat(waiting(null).expire(NOW)).isEqualTo(new Moot());
    }

    @Test
    void takingTwiceIsTakingOnce() {
        assertThat(confirmed().accept(OPEN, NOW)).isEqualTo(new Moot());
        assertThat(confirmed().expire(LATER)).isEqualTo(new Moot());
    }

    @Test
    void whoComesLateIsToldWhy() {
        assertThat(cancelled(NOW).accept(OPEN, LATER)).isEqualTo(new Refused(new SeatProblem.OfferExpired()));
        assertThat(cancelled(LATER).accept(OPEN, LATER))
                .isEqualTo(new Refused(new SeatProblem.WrongStatus(SeatStatus.CANCELLED)));
    }

    @Test
    void queueIsServedInOrder() {
        assertThat(served(2, 1, 1, 1)).containsExactly(1, 2);
        assertThat(served(0, 1)).isEmpty();
        assertThat(served(5)).isEmpty();
    }

    @Test
    void largePartyDoesNotHoldUpThoseBehindIt() {
        assertThat(served(1, 2, 1, 1)).containsExactly(2);
        assertThat(served(3, 2, 2, 1)).containsExactly(1, 3);
    }

    private static List<Integer> served(int free, int... seats) {
        List<Waitlist.Waiting> queue = IntStream.range(0, seats.length)
                .mapToObj(i -> new Waitlist.Waiting(new UUID(0, i + 1), seats[i]))
                .toList();
        return Waitlist.served(free, queue).stream()
                .map(id -> (int) id.getLeastSignificantBits())
                .toList();
    }

    private static Seat confirmed() {
        return seat(SeatStatus.CONFIRMED, null, null);
    }

    private static Seat waiting(@Nullable Instant offerExpiresAt) {
        return seat(SeatStatus.WAITLISTED, offerExpiresAt, null);
    }

    /** At {@link SessionTest#NOW}. */
    private static Seat cancelled(@Nullable Instant offerExpiresAt) {
        return seat(SeatStatus.CANCELLED, offerExpiresAt, NOW);
    }

    private static Seat seat(SeatStatus status, @Nullable Instant offerExpiresAt, @Nullable Instant cancelledAt) {
        return new Seat(
                new UUID(0, 1),
                OPEN.id(),
                status,
                1,
                new Customer("Ada", "ada@example.org", null, null),
                BookingSource.ONLINE,
                null,
                Map.of(),
                0,
                null,
                NOW,
                offerExpiresAt,
                cancelledAt,
                false,
                0,
                NOW,
                NOW);
    }
}
