package dev.bookingkit.groups;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.provider.Providers;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.schedule.offer.Offer;
import dev.bookingkit.schedule.offer.Offers;
import dev.bookingkit.slot.Group;
import dev.bookingkit.slot.GroupSlot;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamSlots;
import dev.bookingkit.slots.SlotWindow;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out from the database when enough members of every group are free. */
@ApplicationScoped
public class FindGroupSlots {

    private static final UUID NO_EVENT_TYPE = new UUID(0, 0);

    private final Transactions transactions;
    private final Offers offers;
    private final Schedules schedules;
    private final Providers providers;
    private final Clock clock;

    FindGroupSlots(Transactions transactions, Offers offers, Schedules schedules, Providers providers, Clock clock) {
        this.transactions = transactions;
        this.offers = offers;
        this.schedules = schedules;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Every slot that starts in the window; fails as {@code not-found}.
     *
     * @param groups at most 50 members in all, each once
     */
    public Uni<GroupSlots> list(Principal principal, AskedRules asked, List<AskedGroup> groups, SlotWindow window) {
        Query query = new Query(window.start(), window.end(), clock.instant());
        return transactions.as(
                principal,
                () -> type(asked)
                        .invoke(type -> requireFew(type.rules(), groups, query))
                        .chain(type -> times(type, groups, query)
                                .map(times -> new GroupSlots(
                                        slots(type, groups, times, query),
                                        type.rules().maxSeats() > 1))));
    }

    private static void requireFew(SlotRules rules, List<AskedGroup> groups, Query query) {
        long members =
                groups.stream().mapToLong(group -> group.members().size()).sum();
        SlotWindow.requireFew(members * Offer.starts(query, rules));
    }

    private Uni<OfferedType> type(AskedRules asked) {
        return switch (asked) {
            case AskedRules.OfEventType(UUID id) -> offers.requireType(id);
            case AskedRules.Own own -> Uni.createFrom().item(new OfferedType(NO_EVENT_TYPE, own.rules(), null, null));
        };
    }

    private Uni<List<ProviderTime>> times(OfferedType type, List<AskedGroup> groups, Query query) {
        Set<UUID> ids =
                groups.stream().flatMap(group -> group.members().stream()).collect(Collectors.toSet());
        return schedules
                .providerTimes(type, ids, query, Except.NOTHING)
                .call(times -> times.size() == ids.size()
                        ? Uni.createFrom().voidItem()
                        : providers.count(ids).invoke(known -> requireAll(known, ids)));
    }

    private static void requireAll(long known, Set<UUID> ids) {
        if (known < ids.size()) {
            throw NotFound.of("provider").exception();
        }
    }

    private static List<GroupSlot> slots(
            OfferedType type, List<AskedGroup> groups, List<ProviderTime> times, Query query) {
        Map<UUID, Member> active = new HashMap<>();
        for (ProviderTime time : times) {
            active.put(time.providerId(), Member.of(time.providerId().toString(), time.schedule(), time.occupied()));
        }
        List<List<Member>> present =
                groups.stream().map(group -> present(group, active)).toList();
        for (int i = 0; i < groups.size(); i++) {
            if (present.get(i).size() < groups.get(i).required()) {
                return List.of();
            }
        }
        List<Group> asked = new java.util.ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            asked.add(new Group(present.get(i), groups.get(i).required()));
        }
        return TeamSlots.list(asked, type.rules(), query);
    }

    /** Those who take bookings now. */
    private static List<Member> present(AskedGroup group, Map<UUID, @Nullable Member> active) {
        return group.members().stream()
                .map(active::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
