package dev.bookingkit.booking;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.placement.TimeLocks;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Slot;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Makes several bookings of one order, inside the current transaction and in a constant number of statements: one lock, one load,
 * a decision for each start, one batch of rows.
 */
@ApplicationScoped
public class PlaceBookings {

    private final TimeLocks locks;
    private final Bookings bookings;
    private final TogetherCheck check;
    private final Answers answers;
    private final Deadlines deadlines;

    PlaceBookings(TimeLocks locks, Bookings bookings, TogetherCheck check, Answers answers, Deadlines deadlines) {
        this.locks = locks;
        this.bookings = bookings;
        this.check = check;
        this.answers = answers;
        this.deadlines = deadlines;
    }

    /** One decision for each start, in their order; they hold until the transaction ends. */
    public Uni<List<Decision>> decide(EventType type, UUID provider, List<Instant> starts, Instant now) {
        List<WantedStart> wanted =
                starts.stream().map(start -> new WantedStart(provider, start)).toList();
        return locks.lock(List.of(provider)).chain(() -> check.decide(type.id(), wanted, Except.NOTHING, now));
    }

    /**
     * A booking for each slot that was found bookable, with the ids given, as part of the series.
     *
     * @param order whose start does not matter here; its answers are checked
     */
    public Uni<List<Booking>> add(
            EventType type,
            UUID provider,
            BookingOrder order,
            List<Slot> slots,
            List<UUID> ids,
            UUID seriesId,
            Instant now) {
        List<Answer> given = AnswerSheet.check(type.details().customQuestions(), order.answers());
        return check.placements(type.id(), slots, Collections.nCopies(slots.size(), provider))
                .map(places -> made(type, order, places, ids, seriesId, now))
                .chain(made -> write(made)
                        .chain(() -> answers.add(ids, given))
                        .chain(() -> deadlines.planNew(made))
                        .chain(() -> bookings.reread(made)));
    }

    private static List<Booking> made(
            EventType type, BookingOrder order, List<Placement> places, List<UUID> ids, UUID seriesId, Instant now) {
        List<Booking> made = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            made.add(Booking.placed(ids.get(i), type, places.get(i), order, now).partOf(seriesId));
        }
        return made;
    }

    /** In one batch, which is for inserts alone: updates of different columns do not fit into one, so it is not on everywhere. */
    private static Uni<Void> write(List<Booking> made) {
        return Panache.getSession()
                .chain(session -> session.setBatchSize(Math.max(2, made.size()))
                        .persistAll(made.toArray())
                        .chain(session::flush));
    }
}
