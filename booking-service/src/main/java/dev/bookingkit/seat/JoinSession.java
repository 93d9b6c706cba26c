package dev.bookingkit.seat;

import dev.bookingkit.booking.Answer;
import dev.bookingkit.booking.AnswerSheet;
import dev.bookingkit.tenant.Outdated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

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
        return join(sessionId, order, session -> true);
    }

    /**
     * The same in a session that was chosen, and not asked for.
     *
     * @param stillRight fails as {@link Outdated} where it is not any more: another one is to be chosen
     */
    Uni<Joined> join(UUID sessionId, SeatOrder order, Predicate<Session> stillRight) {
        return sessions.require(sessionId).chain(session -> join(session, order, stillRight));
    }

    private Uni<Joined> join(Session session, SeatOrder order, Predicate<Session> stillRight) {
        List<Answer> given = AnswerSheet.check(session.questions(), order.answers());
        require(session, stillRight);
        return seat(session, order, stillRight)
                .call(seat -> answers.add(seat, given))
                .map(seat -> new Joined(seat, session.endsAt(), session.currency()));
    }

    private static void require(Session session, Predicate<Session> stillRight) {
        if (!stillRight.test(session)) {
            throw new Outdated();
        }
    }

    private Uni<Seat> seat(Session session, SeatOrder order, Predicate<Session> stillRight) {
        return switch (session.admit(order, clock.instant())) {
            case Admission.Seated seated ->
                seats.reserve(session.id(), order)
                        .chain(seat -> seat == null
                                ? settle(session.id(), order, stillRight)
                                : Uni.createFrom().item(seat));
            case Admission.Waiting waiting -> settle(session.id(), order, stillRight);
            case Admission.Refused refused -> throw refused.problem().exception();
        };
    }

    /** With the session's row held, so that the answer is final. */
    private Uni<Seat> settle(UUID sessionId, SeatOrder order, Predicate<Session> stillRight) {
        return sessions.lock(sessionId)
                .invoke(session -> require(session, stillRight))
                .chain(session -> switch (session.admit(order, clock.instant())) {
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
