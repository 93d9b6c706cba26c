package dev.bookingkit.placement;

import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.placement.OpenSessions.OpenSession;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.schedule.offer.Offer;
import dev.bookingkit.schedule.offer.Offers;
import dev.bookingkit.schedule.offer.Verdict;
import dev.bookingkit.schedule.offer.Waiver;
import dev.bookingkit.slot.Period;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.SlotRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the place for a booking or a hold, inside the current transaction: lock everyone who might host it, then decide. */
@ApplicationScoped
public class Placements {

    private static final Duration JUST_THIS_START = Duration.of(1, ChronoUnit.MICROS);

    /** Whose time it was is known for as long: claims of the past are kept for nine days at least. */
    private static final Duration HINDSIGHT = Duration.ofDays(8);

    private final Schedules schedules;
    private final Offers offers;
    private final TimeLocks locks;
    private final Standings standings;
    private final OpenSessions openSessions;
    private final Clock clock;

    Placements(
            Schedules schedules,
            Offers offers,
            TimeLocks locks,
            Standings standings,
            OpenSessions openSessions,
            Clock clock) {
        this.schedules = schedules;
        this.offers = offers;
        this.locks = locks;
        this.standings = standings;
        this.openSessions = openSessions;
        this.clock = clock;
    }

    /** A time that is wanted, by those whose time is locked. */
    private record Locked(Wanted wanted, OfferedType type, Collection<UUID> providerIds) {}

    /**
     * Decides for good; fails as a {@link SlotProblem}. Who wants one provider's time queues for it only while it looks free, and
     * asks once, under the lock. Whoever else asks first, queues for the locks and asks again.
     *
     * @param eventType the one that is wanted
     */
    public Uni<Placement> place(EventType eventType, Wanted wanted) {
        return eventType
                .offered()
                .map(type -> Uni.createFrom().item(type))
                .orElseGet(() -> type(wanted))
                .chain(type -> onlyHost(wanted, type)
                        .map(host -> locks.lockFree(host, claim(wanted.start(), type.rules()), type.id())
                                .chain(mine -> mine
                                        ? decide(new Locked(wanted, type, Set.of(host)))
                                        : askThenLock(wanted, type)))
                        .orElseGet(() -> askThenLock(wanted, type)));
    }

    private Uni<Placement> askThenLock(Wanted wanted, OfferedType type) {
        return offer(wanted, type)
                .invoke(offer -> require(offer, wanted))
                .map(Offer::providerIds)
                .call(locks::lock)
                .chain(all -> decide(new Locked(wanted, type, all)));
    }

    private static Period claim(Instant start, SlotRules rules) {
        return new Period(
                start.minus(rules.bufferBefore()), start.plus(rules.duration()).plus(rules.bufferAfter()));
    }

    private static Optional<UUID> onlyHost(Wanted wanted, OfferedType type) {
        return switch (wanted.whom()) {
            case Wanted.Offered(UUID providerId, UUID teamId) ->
                Offers.onlyHost(type, Asked.inBody(type.id(), providerId, teamId));
            case Wanted.Just just -> Optional.empty();
            case Wanted.Successor successor -> Optional.empty();
        };
    }

    /** Everyone who might host it, to be locked before {@link #decide}. */
    public Uni<Set<UUID>> candidates(Wanted wanted) {
        return type(wanted).chain(type -> offer(wanted, type)).map(Offer::providerIds);
    }

    /**
     * The second half of {@link #place}, for who has other locks to take in between.
     *
     * @param lockedProviderIds whose time is locked
     */
    public Uni<Placement> decide(Wanted wanted, Collection<UUID> lockedProviderIds) {
        return type(wanted).chain(type -> decide(new Locked(wanted, type, lockedProviderIds)));
    }

    /** On what the database says under the locks. */
    private Uni<Placement> decide(Locked locked) {
        return offer(locked.wanted(), locked.type())
                .map(offer -> require(offer, locked.wanted()))
                .chain(bookable -> choose(locked, bookable));
    }

    private Uni<OfferedType> type(Wanted wanted) {
        return schedules
                .offeredType(wanted.eventTypeId())
                .onItem()
                .ifNull()
                .failWith(() -> SlotProblem.of(Reason.INACTIVE, List.of()).exception());
    }

    private Uni<Offer> offer(Wanted wanted, OfferedType type) {
        Query query = new Query(wanted.start(), wanted.start().plus(JUST_THIS_START), clock.instant());
        return switch (wanted.whom()) {
            case Wanted.Offered(UUID providerId, UUID teamId) ->
                isInPerson(wanted, providerId)
                        ? offers.loadInPerson(type, Asked.inBody(type.id(), providerId, teamId), query, wanted.except())
                        : offers.load(type, Asked.inBody(type.id(), providerId, teamId), query, wanted.except());
            case Wanted.Just(List<UUID> hosts, UUID teamId) ->
                offers.loadHosts(type, teamId, hosts, query, wanted.except());
            case Wanted.Successor(UUID providerId, UUID teamId, Extent extent) ->
                offers.loadHosts(type, teamId, List.of(providerId), query, wanted.except(), extent::in);
        };
    }

    /** Who names a provider whose absence does not count wants nobody in their place. */
    private static boolean isInPerson(Wanted wanted, @Nullable UUID providerId) {
        return providerId != null && wanted.waiver() == Waiver.RULES;
    }

    /** Whatever is waived: what began too long ago might be somebody else's time, and nobody knows any more. */
    private Verdict.Bookable require(Offer offer, Wanted wanted) {
        Instant now = clock.instant();
        if (wanted.waiver() != Waiver.NOTHING && wanted.start().isBefore(now.minus(HINDSIGHT))) {
            throw SlotProblem.of(Reason.NOTICE_TOO_SHORT, List.of()).exception();
        }
        return switch (offer.check(wanted.start(), now, wanted.waiver())) {
            case Verdict.Bookable bookable -> bookable;
            case Verdict.Refused refused ->
                throw SlotProblem.of(refused.refusal()).exception();
        };
    }

    /** Only those whose time is locked can be had: somebody who joined the team since then is not among them. */
    private Uni<Placement> choose(Locked locked, Verdict.Bookable found) {
        List<Verdict.Candidate> hosts = found.hosts().stream()
                .filter(it -> locked.providerIds().contains(it.providerId()))
                .toList();
        if (hosts.isEmpty() || (found.together() && hosts.size() < found.hosts().size())) {
            throw gone().exception();
        }
        UUID teamId = teamOf(locked);
        if (found.together() || teamId == null) {
            return Uni.createFrom().item(placement(locked, found, hosts, null));
        }
        return sessions(locked)
                .chain(open -> withRoom(open, locked.wanted(), hosts)
                        .map(host -> Uni.createFrom().item(placement(locked, found, List.of(host), null)))
                        .orElseGet(() -> standings
                                .of(teamId)
                                .map(team -> HostChoice.of(without(open, hosts), team)
                                        .orElseThrow(() -> gone().exception()))
                                .map(choice -> placement(locked, found, List.of(choice.host()), choice.note()))));
    }

    private Uni<List<OpenSession>> sessions(Locked locked) {
        return locked.type().rules().maxSeats() == 1
                ? Uni.createFrom().item(List.of())
                : openSessions.at(locked.wanted());
    }

    /** Whose session has room: it is filled before a colleague opens another one. */
    private static Optional<Verdict.Candidate> withRoom(
            List<OpenSession> open, Wanted wanted, List<Verdict.Candidate> hosts) {
        return open.stream()
                .filter(session -> session.seatsLeft() >= wanted.seats())
                .flatMap(session -> hosts.stream().filter(it -> it.providerId().equals(session.hostId())))
                .findFirst();
    }

    /** Who can open another one. */
    private static List<Verdict.Candidate> without(List<OpenSession> open, List<Verdict.Candidate> hosts) {
        return hosts.stream()
                .filter(it ->
                        open.stream().noneMatch(session -> session.hostId().equals(it.providerId())))
                .toList();
    }

    /** Who could have had it has left since then. */
    private static SlotProblem gone() {
        return SlotProblem.of(Reason.ALREADY_BOOKED, List.of());
    }

    private static Placement placement(
            Locked locked,
            Verdict.Bookable found,
            List<Verdict.Candidate> hosts,
            @Nullable Map<String, Object> assignment) {
        var rules = hosts.getFirst().rules();
        return new Placement(
                found.start(),
                found.end(),
                (int) rules.bufferBefore().toMinutes(),
                (int) rules.bufferAfter().toMinutes(),
                hosts.stream().map(Verdict.Candidate::providerId).toList(),
                teamOf(locked),
                assignment,
                locked.wanted().waiver() == Waiver.RULES,
                found.discountPercent());
    }

    private static @Nullable UUID teamOf(Locked locked) {
        UUID asked = locked.wanted().whom().teamId();
        return asked == null && locked.wanted().whom() instanceof Wanted.Offered
                ? locked.type().teamId()
                : asked;
    }
}
