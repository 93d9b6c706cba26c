package dev.bookingkit.seat;

import dev.bookingkit.booking.Answer;
import dev.bookingkit.booking.AnswerSheet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Takes seats in a session, or a place in its queue, inside the current transaction.
 *
 * <p>Everything is asked before the session's row is held; then one statement takes the seats. Only where there are none is
 * the question asked once more with the row held.
 */
@ApplicationScoped
public class JoinSession {

    private final Sessions sessions;
    private final Seats seats;
    private final SeatAnswers answers;
    private final Clock clock;

    JoinSession(Sessions sessions, Seats seats, SeatAnswers answers, Clock clock) {
        this.sessions = sessions;
        this.seats = seats;
        this.answers = answers;
        this.clock = clock;
    }

    public Uni<Joined> join(UUID sessionId, SeatOrder order) {
        return sessions.require(sessionId).chain(session -> join(session, order));
    }

    private Uni<Joined> join(Session session, SeatOrder order) {
        List<Answer> given = AnswerSheet.check(session.questions(), order.answers());
        return seat(session, order)
                .call(seat -> answers.add(seat, given))
                .map(seat -> new Joined(seat, session.endsAt(), session.currency()));
    }

    private Uni<Seat> seat(Session session, SeatOrder order) {
        return switch (session.admit(order, clock.instant())) {
            case Admission.Seated seated ->
                seats.reserve(session.id(), order)
                        .chain(seat -> seat == null
                                ? settle(session.id(), order)
                                : Uni.createFrom().item(seat));
            case Admission.Waiting waiting -> settle(session.id(), order);
            case Admission.Refused refused -> throw refused.problem().exception();
        };
    }

    /** With the session's row held, so that the answer is final. */
    private Uni<Seat> settle(UUID sessionId, SeatOrder order) {
        return sessions.lock(sessionId).chain(session -> switch (session.admit(order, clock.instant())) {
            case Admission.Seated seated ->
                seats.reserve(sessionId, order)
                        .onItem()
                        .ifNull()
                        .failWith(() -> new IllegalStateException("the seats were there a moment ago"));
            case Admission.Waiting waiting -> seats.queue(sessionId, order);
            case Admission.Refused refused -> throw refused.problem().exception();
        });
    }
}
