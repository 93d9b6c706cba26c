package dev.bookingkit.schedule.offer;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamStrategy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads offers inside the current transaction: the event type, the team, everybody's time in one statement each, one more for those
 * to whom somebody out of office redirects, one more for the members' own rules of a managed team.
 */
@ApplicationScoped
public class Offers {

    private static final String KNOWN = "select 1 from providers where id = ?1 and archived_at is null";

    private final Schedules schedules;
    private final OfferingTeams teams;

    Offers(Schedules schedules, OfferingTeams teams) {
        this.schedules = schedules;
        this.teams = teams;
    }

    /** Whose time is looked at, and when. */
    private record Look(
            OfferedType type, Asked asked, Instant start, Instant end, Except except, boolean standIns, Read read) {

        Look(OfferedType type, Asked asked, Query query, Except except, boolean standIns) {
            this(type, asked, query.start(), query.end(), except, standIns, new Read());
        }
    }

    /** Fails as {@code not-found}. */
    public Uni<OfferedType> requireType(UUID eventTypeId) {
        return schedules
                .offeredType(eventTypeId)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("event type").exception());
    }

    /**
     * What can be booked of the type in the query; fails as {@code not-found} or {@code invalid-request}.
     *
     * @param except what does not count as taken
     */
    public Uni<Offer> load(OfferedType type, Asked asked, Query query, Except except) {
        return load(new Look(type, asked, query, except, true));
    }

    /** The same for who minds no absence: nobody stands in for anybody. */
    public Uni<Offer> loadInPerson(OfferedType type, Asked asked, Query query, Except except) {
        return load(new Look(type, asked, query, except, false));
    }

    /** The one provider who hosts it, unless somebody stands in; empty where a team decides. Fails as {@link #load}. */
    public static Optional<UUID> onlyHost(OfferedType type, Asked asked) {
        return switch (Host.of(type, asked)) {
            case Host.OneProvider(UUID id) -> Optional.of(id);
            case Host.WholeTeam team -> Optional.empty();
            case Host.OneOfTeam(UUID team, UUID member) -> Optional.of(member);
        };
    }

    /** The same, with what it was read from. */
    public Uni<LoadedOffer> loadWithBasis(OfferedType type, Asked asked, Query query, Except except) {
        return loadWithBasis(type, asked, query.start(), query.end(), except);
    }

    /** The same for all that starts in {@code [start, end)}, which is longer than a query may be and is asked for bit by bit. */
    public Uni<LoadedOffer> loadWithBasis(OfferedType type, Asked asked, Instant start, Instant end, Except except) {
        Read read = new Read();
        read.note(type);
        return load(new Look(type, asked, start, end, except, true, read))
                .map(offer -> new LoadedOffer(offer, read.basis()));
    }

    /** What is asked at the same time as something else. */
    public record Question(Asked asked, Query query) {}

    /**
     * The same for several questions, in their order and in two statements for all of them. Empty where that does not answer it and it is
     * to be asked alone: of teams, of who is out of office and redirects, and of what there is not.
     */
    public Uni<List<Optional<LoadedOffer>>> loadTogether(List<Question> questions) {
        Set<UUID> ids = questions.stream().map(it -> it.asked().eventTypeId()).collect(Collectors.toSet());
        return schedules.offeredTypes(ids).chain(types -> {
            List<Integer> places = new ArrayList<>();
            List<Schedules.Wanted> wanted = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                OfferedType type = types.get(question.asked().eventTypeId());
                Optional<UUID> provider = type == null ? Optional.empty() : Host.oneProvider(type, question.asked());
                if (type != null && provider.isPresent()) {
                    places.add(i);
                    wanted.add(new Schedules.Wanted(
                            type,
                            provider.get(),
                            question.query().start(),
                            question.query().end()));
                }
            }
            return schedules.providerTimes(wanted).map(times -> {
                List<Optional<LoadedOffer>> offers =
                        new ArrayList<>(Collections.nCopies(questions.size(), Optional.empty()));
                for (int i = 0; i < wanted.size(); i++) {
                    Schedules.Wanted one = wanted.get(i);
                    offers.set(places.get(i), times.get(i).flatMap(time -> withoutStandIn(one, time)));
                }
                return offers;
            });
        });
    }

    private static Optional<LoadedOffer> withoutStandIn(Schedules.Wanted wanted, ProviderTime time) {
        if (!time.redirects().isEmpty()) {
            return Optional.empty();
        }
        Read read = new Read();
        read.note(wanted.type());
        read.note(List.of(wanted.providerId()), List.of(time));
        List<Roster.Seat> seat = List.of(Roster.Seat.of(wanted.providerId(), null));
        Roster roster = new Roster(null, seat, wanted.type().rules());
        return Optional.of(new LoadedOffer(roster.offer(byProvider(List.of(time))), read.basis()));
    }

    private Uni<Offer> load(Look look) {
        return switch (Host.of(look.type(), look.asked())) {
            case Host.OneProvider(UUID id) -> ofProvider(look, id, null);
            case Host.WholeTeam(UUID id) -> team(look, id).chain(team -> together(look, team));
            case Host.OneOfTeam(UUID id, UUID member) -> team(look, id).chain(team -> ofMember(look, team, member));
        };
    }

    /** What can be booked of just these hosts, all of them together, whoever else might stand in. */
    public Uni<Offer> loadHosts(OfferedType type, @Nullable UUID teamId, List<UUID> hosts, Query query, Except except) {
        return loadHosts(type, teamId, hosts, query, except, UnaryOperator.identity());
    }

    /**
     * The same for a booking that there is.
     *
     * @param asItIs the rules, of the event type or of one's own, for a booking of its length and buffers
     */
    public Uni<Offer> loadHosts(
            OfferedType type,
            @Nullable UUID teamId,
            List<UUID> hosts,
            Query query,
            Except except,
            UnaryOperator<SlotRules> asItIs) {
        OfferedType wanted = type.withRules(asItIs.apply(type.rules()));
        Look look = new Look(wanted, Asked.inBody(type.id(), null, teamId), query, except, false);
        return ownRules(type, teamId)
                .map(own -> hosts(wanted, hosts, own, asItIs))
                .chain(roster -> times(look, roster, hosts)
                        .map(times -> times.size() < hosts.size()
                                ? new NoOffer()
                                : roster.offerWithoutStandIns(byProvider(times))));
    }

    private static Roster hosts(
            OfferedType type, List<UUID> hosts, Map<UUID, SlotRules> own, UnaryOperator<SlotRules> asItIs) {
        boolean alone = hosts.size() == 1;
        List<Roster.Seat> seats = hosts.stream()
                .map(id -> Roster.Seat.of(id, alone && own.containsKey(id) ? asItIs.apply(own.get(id)) : null))
                .toList();
        return new Roster(alone ? null : TeamStrategy.COLLECTIVE, seats, type.rules());
    }

    private Uni<Map<UUID, SlotRules>> ownRules(OfferedType type, @Nullable UUID teamId) {
        return (teamId == null ? Uni.createFrom().<OfferingTeams.Team>nullItem() : teams.find(teamId, type.id()))
                .chain(team -> ownRules(type, team));
    }

    private Uni<Map<UUID, SlotRules>> ownRules(OfferedType type, OfferingTeams.@Nullable Team team) {
        return team != null && team.strategy() == TeamStrategy.MANAGED
                ? schedules.rulesUnder(type)
                : Uni.createFrom().item(Map.of());
    }

    private Uni<OfferingTeams.Team> team(Look look, UUID teamId) {
        look.read().note(teamId);
        return teams.find(teamId, look.type().id())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("team").exception());
    }

    private Uni<Offer> together(Look look, OfferingTeams.Team team) {
        return ownRules(look.type(), team)
                .chain(own -> offer(
                        look,
                        new Roster(team.strategy(), team.seats(own), look.type().rules())));
    }

    private Uni<Offer> ofMember(Look look, OfferingTeams.Team team, UUID providerId) {
        if (!team.providerIds().contains(providerId)) {
            throw InvalidRequest.at(look.asked().pointer("providerId"), "This provider is not a member of the team.")
                    .exception();
        }
        return ownRules(look.type(), team).chain(own -> ofProvider(look, providerId, own.get(providerId)));
    }

    private Uni<Offer> ofProvider(Look look, UUID providerId, @Nullable SlotRules own) {
        List<Roster.Seat> seat = List.of(Roster.Seat.of(providerId, own));
        return offer(look, new Roster(null, seat, look.type().rules()))
                .call(offer -> offer instanceof NoOffer
                        ? requireProvider(providerId)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Offer> offer(Look look, Roster roster) {
        Uni<List<ProviderTime>> own = times(look, roster, roster.providerIds());
        return look.standIns()
                ? own.chain(times -> withStandIns(look, roster, times)).map(times -> roster.offer(byProvider(times)))
                : own.map(times -> roster.offerWithoutStandIns(byProvider(times)));
    }

    private Uni<List<ProviderTime>> withStandIns(Look look, Roster roster, List<ProviderTime> times) {
        Collection<UUID> standIns = roster.standIns(times);
        return standIns.isEmpty()
                ? Uni.createFrom().item(times)
                : times(look, roster, standIns)
                        .map(more ->
                                Stream.concat(times.stream(), more.stream()).toList());
    }

    private Uni<List<ProviderTime>> times(Look look, Roster roster, Collection<UUID> providerIds) {
        OfferedType type = look.type().withRules(roster.widest());
        return schedules
                .providerTimes(type, providerIds, look.start(), look.end(), look.except())
                .map(times -> look.read().note(providerIds, times));
    }

    private static Map<UUID, ProviderTime> byProvider(List<ProviderTime> times) {
        return times.stream().collect(Collectors.toMap(ProviderTime::providerId, Function.identity()));
    }

    /** A provider that takes no bookings is one thing, one that does not exist another. */
    private static Uni<Void> requireProvider(UUID providerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, Integer.class)
                        .setParameter(1, providerId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("provider").exception())
                .replaceWithVoid();
    }
}
