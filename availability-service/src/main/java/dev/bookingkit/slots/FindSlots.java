package dev.bookingkit.slots;

import dev.bookingkit.answer.Answers;
import dev.bookingkit.answer.CallersContext;
import dev.bookingkit.answer.Finding;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.HeldTime;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.schedule.offer.FreeSlot;
import dev.bookingkit.schedule.offer.LoadedOffer;
import dev.bookingkit.schedule.offer.Offer;
import dev.bookingkit.schedule.offer.Offers;
import dev.bookingkit.schedule.offer.Refusal;
import dev.bookingkit.slot.Query;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out from the database when something can be booked. */
@ApplicationScoped
public class FindSlots {

    private static final Duration JUST_THIS_START = Duration.of(1, ChronoUnit.MICROS);

    /** No event type's horizon is farther away, a managed member's own included. */
    private static final Duration FARTHEST = Duration.ofDays(3_660).plus(JUST_THIS_START);

    /** The engine answers for a little more at a time. */
    private static final Duration STEP = Duration.ofDays(1_000);

    /** A horizon moves on while an answer is kept, so a little more is read than is asked for. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Transactions transactions;
    private final Offers offers;
    private final SharedReads shared;
    private final HeldTime held;
    private final Answers answers;

    FindSlots(Transactions transactions, Offers offers, SharedReads shared, HeldTime held, Answers answers) {
        this.transactions = transactions;
        this.offers = offers;
        this.shared = shared;
        this.held = held;
        this.answers = answers;
    }

    /**
     * Every slot that starts in the window.
     *
     * @param holdToken of the one who asks: what they hold is free for them, so the answer is for nobody else
     */
    public Uni<Finding<List<FreeSlot>>> list(
            Principal principal, Asked asked, SlotWindow window, @Nullable HoldToken holdToken) {
        Query query = new Query(window.start(), window.end(), answers.now());
        Uni<LoadedOffer> offer =
                holdToken == null ? together(principal, asked, query) : alone(principal, asked, query, holdToken);
        return offer.invoke(it -> SlotWindow.requireFew(it.offer().mostStarts(query)))
                .map(it -> new Finding<>(
                        now -> it.offer().list(new Query(window.start(), window.end(), now)), it.basis()));
    }

    private Uni<LoadedOffer> together(Principal principal, Asked asked, Query query) {
        return shared.read(principal.organizationId(), new Offers.Question(asked, query))
                .emitOn(CallersContext.get())
                .chain(found -> found.map(it -> Uni.createFrom().item(it))
                        .orElseGet(() -> alone(principal, asked, query, null)));
    }

    private Uni<LoadedOffer> alone(Principal principal, Asked asked, Query query, @Nullable HoldToken holdToken) {
        return transactions.as(
                principal,
                () -> held.except(holdToken)
                        .chain(except -> offers.requireType(asked.eventTypeId())
                                .chain(type -> offers.loadWithBasis(type, asked, query, except))));
    }

    /** The first slot that starts at or after the moment, or now; it looks as far as the horizon. */
    public Uni<Finding<Optional<FreeSlot>>> first(Principal principal, Asked asked, @Nullable Instant after) {
        Instant now = answers.now();
        Instant start = later(after, now);
        Instant end = later(start, now.plus(FARTHEST).plus(MARGIN));
        return transactions.as(
                principal,
                () -> offers.requireType(asked.eventTypeId())
                        .chain(type -> offers.loadWithBasis(type, asked, start, end, Except.NOTHING))
                        .map(it -> new Finding<>(moment -> first(it.offer(), after, moment), it.basis())));
    }

    /** Why this start cannot be booked; empty where it can. */
    public Uni<Optional<Refusal>> explain(Principal principal, Asked asked, Instant start) {
        Query query = new Query(start, start.plus(JUST_THIS_START), answers.now());
        return transactions
                .as(
                        principal,
                        () -> offers.requireType(asked.eventTypeId())
                                .chain(type -> offers.load(type, asked, query, Except.NOTHING)))
                .map(offer -> offer.refusal(start, query.now()));
    }

    private static Optional<FreeSlot> first(Offer offer, @Nullable Instant after, Instant now) {
        Instant end = now.plus(FARTHEST);
        Optional<FreeSlot> found = Optional.empty();
        for (Instant from = later(after, now); found.isEmpty() && from.isBefore(end); from = from.plus(STEP)) {
            found = offer.first(new Query(from, earlier(from.plus(STEP), end), now));
        }
        return found;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
