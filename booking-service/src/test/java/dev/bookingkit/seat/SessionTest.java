package dev.bookingkit.seat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.booking.BookingProblem;
import dev.bookingkit.booking.Customer;
import dev.bookingkit.placement.SlotProblem;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.slot.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {

    static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");
    static final Instant START = NOW.plus(Duration.ofHours(5));
    private static final UUID ID = new UUID(0, 7);

    @Test
    void seatsAreGivenAsLongAsThereAreEnough() {
        assertThat(session(10, 8).admit(order(2, false), NOW)).isEqualTo(new Admission.Seated());
        assertThat(session(10, 8).admit(order(3, false), NOW)).isEqualTo(full());
        assertThat(session(10, 10).admit(order(1, false), NOW)).isEqualTo(full());
    }

    @Test
    void whoIsReadyToWaitWaitsOnlyWhereThereAreNotEnough() {
        assertThat(session(10, 8).admit(order(2, true), NOW)).isEqualTo(new Admission.Seated());
        assertThat(session(10, 8).admit(order(3, true), NOW)).isEqualTo(new Admission.Waiting());
    }

    @Test
    void partyLargerThanTheSessionNeverFits() {
        assertThat(session(10, 0).admit(order(11, true), NOW)).isEqualTo(full());
    }

    @Test
    void nobodyWaitsWhereTheEventTypeHasNoWaitlist() {
        Session session = session(BookingStatus.CONFIRMED, 2, 2, true, Duration.ZERO, false);

        assertThat(session.admit(order(1, true), NOW)).isEqualTo(full());
    }

    @Test
    void nobodyWaitsForWhatHasBegun() {
        Customer ada = new Customer("Ada", "ada@example.org", null, null);
        var byAHost = new SeatOrder(ada, BookingSource.ADMIN, 1, true, true, Map.of(), null, Map.of());

        assertThat(session(2, 2).admit(byAHost, START.minusMillis(1))).isEqualTo(new Admission.Waiting());
        assertThat(session(2, 2).admit(byAHost, START)).isEqualTo(full());
    }

    @Test
    void aBookingForOneHasNoSeats() {
        assertThat(session(1, 0).admit(order(1, true), NOW)).isEqualTo(full());
    }

    @Test
    void noticeOfTheEventTypeHoldsForThoseWhoJoin() {
        Duration notice = Duration.ofHours(5);

        assertThat(session(BookingStatus.CONFIRMED, 2, 1, true, notice, true).admit(order(1, false), NOW))
                .isEqualTo(new Admission.Seated());
        assertThat(session(BookingStatus.CONFIRMED, 2, 1, true, notice, true).admit(order(1, true), NOW.plusMillis(1)))
                .isEqualTo(new Admission.Refused(SlotProblem.of(Reason.NOTICE_TOO_SHORT, List.of())));
    }

    @Test
    void nobodyJoinsWhatIsNotOfferedAnyMore() {
        assertThat(session(BookingStatus.CONFIRMED, 2, 1, false, Duration.ZERO, true)
                        .admit(order(1, true), NOW))
                .isEqualTo(new Admission.Refused(SlotProblem.of(Reason.INACTIVE, List.of())));
    }

    @ParameterizedTest
    @EnumSource(BookingStatus.class)
    void onlyASessionThatIsToComeIsJoined(BookingStatus status) {
        Admission admission = session(status, 2, 1, true, Duration.ZERO, true).admit(order(1, true), NOW);

        assertThat(admission)
                .isEqualTo(
                        switch (status) {
                            case PENDING, CONFIRMED, RESCHEDULED -> new Admission.Seated();
                            case COMPLETED, CANCELLED, NO_SHOW, REJECTED ->
                                new Admission.Refused(new BookingProblem.WrongStatus(status));
                        });
    }

    @Test
    void offerHoldsTwoHoursButNotBeyondTheStart() {
        assertThat(session(2, 2).offerExpiry(NOW)).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(session(2, 2).offerExpiry(START.minusSeconds(60))).isEqualTo(START);
    }

    @Test
    void nothingIsOfferedOnceItHasStarted() {
        assertThat(session(2, 1).mayStillOffer(START.minusMillis(1))).isTrue();
        assertThat(session(2, 1).mayStillOffer(START)).isFalse();
    }

    static Session session(int maxSeats, int taken) {
        return session(BookingStatus.CONFIRMED, maxSeats, taken, true, Duration.ZERO, true);
    }

    static Session session(BookingStatus status) {
        return session(status, 2, 1, true, Duration.ZERO, true);
    }

    private static Session session(
            BookingStatus status, int maxSeats, int taken, boolean offered, Duration notice, boolean waitlist) {
        return new Session(
                ID,
                status,
                START,
                START.plusSeconds(1_800),
                maxSeats,
                taken,
                "EUR",
                offered,
                notice,
                Duration.ofHours(1),
                waitlist,
                Duration.ofHours(2),
                List.of());
    }

    private static SeatOrder order(int seats, boolean waitlist) {
        Customer ada = new Customer("Ada", "ada@example.org", null, null);
        return new SeatOrder(ada, BookingSource.ONLINE, seats, waitlist, false, Map.of(), null, Map.of());
    }

    private static Admission full() {
        return new Admission.Refused(SlotProblem.of(Reason.ALREADY_BOOKED, List.of(ID.toString())));
    }
}
