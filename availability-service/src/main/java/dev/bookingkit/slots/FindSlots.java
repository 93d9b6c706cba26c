package dev.bookingkit.slots;

import dev.bookingkit.answer.Answers;
import dev.bookingkit.answer.CallersContext;
import dev.bookingkit.answer.Finding;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.HeldTime;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.schedule.offer.FreeSlot;
import dev.bookingkit.schedule.offer.LoadedOffer;
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

    private static final int FARTHEST_DAYS = 1_000;
    private static final Duration JUST_THIS_START = Duration.of(1, ChronoUnit.MICROS);

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
        return offer.map(it ->
                new Finding<>(now -> it.offer().list(new Query(window.start(), window.end(), now)), it.basis()));
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

    /** The first slot that starts at or after the moment, or now; it looks as far as the event type's horizon. */
    public Uni<Finding<Optional<FreeSlot>>> first(Principal principal, Asked asked, @Nullable Instant after) {
        Instant now = answers.now();
        return transactions.as(
                principal,
                () -> offers.requireType(asked.eventTypeId())
                        .chain(type -> offers.loadWithBasis(
                                        type, asked, withMargin(upToHorizon(type, after, now)), Except.NOTHING)
                                .map(it -> firstOf(type, it, after))));
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

    private static Finding<Optional<FreeSlot>> firstOf(OfferedType type, LoadedOffer it, @Nullable Instant after) {
        return new Finding<>(now -> it.offer().first(upToHorizon(type, after, now)), it.basis());
    }

    private static Query upToHorizon(OfferedType type, @Nullable Instant after, Instant now) {
        Instant from = after == null || after.isBefore(now) ? now : after;
        Integer days = type.rules().maxFutureDays();
        Instant farthest = from.plus(FARTHEST_DAYS, ChronoUnit.DAYS);
        Instant horizon =
                days == null ? farthest : now.plus(days, ChronoUnit.DAYS).plus(JUST_THIS_START);
        Instant end = horizon.isBefore(farthest) ? horizon : farthest;
        return new Query(from, end.isBefore(from) ? from : end, now);
    }

    private static Query withMargin(Query query) {
        return new Query(query.start(), query.end().plus(MARGIN), query.now());
    }
}
