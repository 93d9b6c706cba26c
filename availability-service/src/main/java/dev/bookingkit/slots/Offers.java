package dev.bookingkit.slots;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.provider.Providers;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Query;
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

    private final Schedules schedules;
    private final OfferingTeams teams;
    private final Providers providers;

    Offers(Schedules schedules, OfferingTeams teams, Providers providers) {
        this.schedules = schedules;
        this.teams = teams;
        this.providers = providers;
    }

    /** Fails as {@code not-found}. */
    Uni<OfferedType> requireType(UUID eventTypeId) {
        return schedules
                .offeredType(eventTypeId)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("event type").exception());
    }

    /** What can be booked of the type in the query; fails as {@code not-found} or {@code invalid-request}. */
    Uni<Offer> load(OfferedType type, Asked asked, Query query) {
        return switch (Host.of(type, asked)) {
            case Host.OneProvider(UUID id) -> ofProvider(type, id, query);
            case Host.WholeTeam(UUID id) -> ofTeam(type, id, null, query);
            case Host.OneOfTeam(UUID id, UUID providerId) -> ofTeam(type, id, providerId, query);
        };
    }

    private Uni<Offer> ofProvider(OfferedType type, UUID providerId, Query query) {
        return schedules
                .providerTimes(type, List.of(providerId), query, Except.NOTHING)
                .chain(times -> times.isEmpty()
                        ? providers.require(providerId).map(inactive -> new NoOffer())
                        : Uni.createFrom().item(single(type, times.getFirst())));
    }

    private Uni<Offer> ofTeam(OfferedType type, UUID teamId, @Nullable UUID only, Query query) {
        return teams.find(teamId, type.id())
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("team").exception())
                .chain(team -> only == null ? together(type, team, query) : member(type, team, only, query));
    }

    private Uni<Offer> together(OfferedType type, OfferingTeams.Team team, Query query) {
        return schedules
                .providerTimes(type, team.providerIds(), query, Except.NOTHING)
                .map(times -> new TeamOffer(team.forEngine(), members(team, times), type.rules()));
    }

    private Uni<Offer> member(OfferedType type, OfferingTeams.Team team, UUID providerId, Query query) {
        if (!team.providerIds().contains(providerId)) {
            throw InvalidRequest.at("?providerId", "This provider is not a member of the team.")
                    .exception();
        }
        return ofProvider(type, providerId, query);
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
