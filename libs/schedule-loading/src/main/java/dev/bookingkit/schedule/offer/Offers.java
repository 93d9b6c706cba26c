package dev.bookingkit.schedule.offer;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Query;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads offers inside the current transaction, in at most three statements. */
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
    private record Look(OfferedType type, Asked asked, Query query, Except except) {}

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
        Look look = new Look(type, asked, query, except);
        return switch (Host.of(type, asked)) {
            case Host.OneProvider(UUID id) -> ofProvider(look, id);
            case Host.WholeTeam(UUID id) -> team(look, id).chain(team -> together(look, team));
            case Host.OneOfTeam(UUID id, UUID member) -> team(look, id).chain(team -> ofMember(look, team, member));
        };
    }

    private Uni<OfferingTeams.Team> team(Look look, UUID teamId) {
        return teams.find(teamId, look.type().id())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("team").exception());
    }

    private Uni<Offer> ofProvider(Look look, UUID providerId) {
        return times(look, List.of(providerId))
                .chain(times -> times.isEmpty()
                        ? offersNothing(providerId)
                        : Uni.createFrom().item(single(look.type(), times.getFirst())));
    }

    private Uni<Offer> together(Look look, OfferingTeams.Team team) {
        return times(look, team.providerIds())
                .map(times -> new TeamOffer(
                        team.strategy(), members(team, times), look.type().rules()));
    }

    private Uni<Offer> ofMember(Look look, OfferingTeams.Team team, UUID providerId) {
        if (!team.providerIds().contains(providerId)) {
            throw InvalidRequest.at(look.asked().pointer("providerId"), "This provider is not a member of the team.")
                    .exception();
        }
        return ofProvider(look, providerId);
    }

    private Uni<List<ProviderTime>> times(Look look, List<UUID> providerIds) {
        return schedules.providerTimes(look.type(), providerIds, look.query(), look.except());
    }

    /** Of a provider that takes no bookings; one that does not exist is not found. */
    private static Uni<Offer> offersNothing(UUID providerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, Integer.class)
                        .setParameter(1, providerId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("provider").exception())
                .replaceWith(new NoOffer());
    }

    private static List<Member> members(OfferingTeams.Team team, List<ProviderTime> times) {
        Map<UUID, ProviderTime> active =
                times.stream().collect(Collectors.toMap(ProviderTime::providerId, Function.identity()));
        return team.members().stream()
                .map(membership -> member(membership, active.get(membership.providerId())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Member member(OfferingTeams.Membership membership, @Nullable ProviderTime time) {
        return time == null
                ? null
                : new Member(
                        time.providerId().toString(),
                        time.schedule(),
                        time.occupied(),
                        membership.priority(),
                        membership.weight(),
                        membership.isFixed());
    }

    private static Offer single(OfferedType type, ProviderTime time) {
        return new ProviderOffer(List.of(time.providerId().toString()), type.rules(), time.schedule(), time.occupied());
    }
}
