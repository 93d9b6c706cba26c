package dev.bookingkit.slots;

import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.HeldTime;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.schedule.offer.FreeSlot;
import dev.bookingkit.schedule.offer.Offers;
import dev.bookingkit.schedule.offer.Refusal;
import dev.bookingkit.slot.Query;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers from the database when something can be booked. */
@ApplicationScoped
public class FindSlots {

    private static final int FARTHEST_DAYS = 1_000;
    private static final Duration JUST_THIS_START = Duration.of(1, ChronoUnit.MICROS);

    private final Transactions transactions;
    private final Offers offers;
    private final HeldTime held;
    private final Clock clock;

    FindSlots(Transactions transactions, Offers offers, HeldTime held, Clock clock) {
        this.transactions = transactions;
        this.offers = offers;
        this.held = held;
        this.clock = clock;
    }

    /**
     * Every slot that starts in the window.
     *
     * @param holdToken of the one who asks: what they hold is free for them
     */
    public Uni<List<FreeSlot>> list(
            Principal principal, Asked asked, SlotWindow window, @Nullable HoldToken holdToken) {
        Query query = new Query(window.start(), window.end(), now());
        return transactions
                .as(
                        principal,
                        () -> held.except(holdToken)
                                .chain(except -> offers.requireType(asked.eventTypeId())
                                        .chain(type -> offers.load(type, asked, query, except))))
                .map(offer -> offer.list(query));
    }

    /** The first slot that starts at or after the moment, or now; it looks as far as the event type's horizon. */
    public Uni<Optional<FreeSlot>> first(Principal principal, Asked asked, @Nullable Instant after) {
        Instant now = now();
        Instant from = after == null || after.isBefore(now) ? now : after;
        return transactions.as(
                principal,
                () -> offers.requireType(asked.eventTypeId())
                        .chain(type -> firstOf(type, asked, upToHorizon(type, from, now))));
    }

    /** Why this start cannot be booked; empty where it can. */
    public Uni<Optional<Refusal>> explain(Principal principal, Asked asked, Instant start) {
        Query query = new Query(start, start.plus(JUST_THIS_START), now());
        return transactions
                .as(
                        principal,
                        () -> offers.requireType(asked.eventTypeId())
                                .chain(type -> offers.load(type, asked, query, Except.NOTHING)))
                .map(offer -> offer.refusal(start, query.now()));
    }

    private Uni<Optional<FreeSlot>> firstOf(OfferedType type, Asked asked, Query query) {
        return offers.load(type, asked, query, Except.NOTHING).map(offer -> offer.first(query));
    }

    private static Query upToHorizon(OfferedType type, Instant from, Instant now) {
        Integer days = type.rules().maxFutureDays();
        Instant farthest = from.plus(FARTHEST_DAYS, ChronoUnit.DAYS);
        Instant horizon =
                days == null ? farthest : now.plus(days, ChronoUnit.DAYS).plus(JUST_THIS_START);
        Instant end = horizon.isBefore(farthest) ? horizon : farthest;
        return new Query(from, end.isBefore(from) ? from : end, now);
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
