package dev.bookingkit.slot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entry points for teams. Cost: that of one provider (see {@link Slots}) times the members.
 *
 * <p>All throw {@link IllegalArgumentException} for more than {@link #MAX_MEMBERS} members, and nothing else.
 */
public final class TeamSlots {
    /** Most members of a team, or of all groups together. */
    public static final int MAX_MEMBERS = 50;

    private static final long FIRST_STEP = 7 * Micros.DAY;

    /** Who takes no bookings at all is farther from taking this one than anybody else. */
    private static final Comparator<Reason> FARTHEST_FIRST =
            Comparator.comparing((Reason it) -> it != Reason.INACTIVE).thenComparing(Comparator.naturalOrder());

    private TeamSlots() {}

    /**
     * Every slot that starts in the query, by start.
     *
     * @param strategy who of the members is needed
     * @param members in the order in which slots name them, each with what {@link LoadRange} asks for of the rules that decide on them
     * @param rules of the team; with {@link TeamStrategy#MANAGED}, a member's own come first
     * @param query which starts, and the moment from which notice, horizon and release count
     * @throws IllegalArgumentException for more than {@link #MAX_MEMBERS} members, as from all that take members
     */
    public static List<TeamSlot> list(TeamStrategy strategy, List<Member> members, SlotRules rules, Query query) {
        requireMembers(members.size());
        return switch (strategy) {
            case ROUND_ROBIN, MANAGED -> Union.list(strategy, members, rules, query);
            case COLLECTIVE, FIXED -> {
                List<Member> hosts = hosts(strategy, members);
                List<String> ids = hosts.stream().map(Member::id).toList();
                var slots = new ArrayList<TeamSlot>();
                long duration = Micros.of(rules.duration());
                Party.run(
                        List.of(Group.all(hosts)),
                        rules,
                        Range.of(query, rules),
                        (start, seatsLeft, discount, free) -> slots.add(new TeamSlot(
                                Micros.instant(start), Micros.instant(start + duration), ids, seatsLeft, discount)));
                yield slots;
            }
        };
    }

    /** The first slot that starts in the query; parameters as of {@link #list(TeamStrategy, List, SlotRules, Query)}. */
    public static Optional<TeamSlot> first(TeamStrategy strategy, List<Member> members, SlotRules rules, Query query) {
        long end = Micros.ceil(query.end());
        long step = FIRST_STEP;
        for (long from = Micros.ceil(query.start()); from < end; ) {
            long to = Math.min(end, from + step);
            var part = new Query(Micros.instant(from), Micros.instant(to), query.now());
            List<TeamSlot> slots = list(strategy, members, rules, part);
            if (!slots.isEmpty()) {
                return Optional.of(slots.getFirst());
            }
            from = to;
            step *= 4;
        }
        return Optional.empty();
    }

    /**
     * Whether the team can be booked at exactly this instant, by whom, and if not, why not.
     *
     * @param start of the booking
     * @param now the moment from which notice, horizon and release count
     */
    public static TeamDecision check(
            TeamStrategy strategy, List<Member> members, SlotRules rules, Instant start, Instant now) {
        List<TeamSlot> slots = at(strategy, members, rules, start, now);
        return slots.isEmpty()
                ? explain(strategy, members, rules, start, now).decision()
                : new TeamDecision.Bookable(slots.getFirst());
    }

    /** The same with every reason that applies to each member. */
    public static TeamExplanation explain(
            TeamStrategy strategy, List<Member> members, SlotRules rules, Instant start, Instant now) {
        List<TeamSlot> slots = at(strategy, members, rules, start, now);
        Map<String, List<Decision.Refused>> refusals = refusals(strategy, members, rules, start, now);
        TeamDecision decision = slots.isEmpty()
                ? refused(strategy, rules, members, refusals)
                : new TeamDecision.Bookable(slots.getFirst());
        return new TeamExplanation(decision, refusals);
    }

    private static List<TeamSlot> at(
            TeamStrategy strategy, List<Member> members, SlotRules rules, Instant start, Instant now) {
        return start.getNano() % 1_000 != 0
                ? List.of()
                : list(strategy, members, rules, new Query(start, start.plusNanos(1_000), now));
    }

    /**
     * The merged free time in the query, as {@link Slots#freePeriods} of one provider. Where any member will do (round robin, managed):
     * each member's periods, by start, equal ones joined; a booking fits anywhere in a period with any of its members. Where all are
     * needed (collective, fixed): the time in which all are free, whatever the grid.
     *
     * @param members as of {@link #list(TeamStrategy, List, SlotRules, Query)}, like the others
     */
    public static List<TeamPeriod> freePeriods(
            TeamStrategy strategy, List<Member> members, SlotRules rules, Query query) {
        requireMembers(members.size());
        return isTogether(strategy)
                ? TeamFreeTime.ofAll(hosts(strategy, members), rules, query)
                : TeamFreeTime.ofAny(strategy, members, rules, query);
    }

    /**
     * Slots at which of each group as many members as required are free: all of these people and one of those rooms. The grid starts
     * where enough of each group are open.
     *
     * @param groups each with the number of its members that is required
     * @param rules of everybody: members' own do not count
     * @throws IllegalArgumentException for more than {@link #MAX_MEMBERS} members of all groups together
     */
    public static List<GroupSlot> list(List<Group> groups, SlotRules rules, Query query) {
        requireMembers(groups.stream().mapToInt(group -> group.members().size()).sum());
        var slots = new ArrayList<GroupSlot>();
        long duration = Micros.of(rules.duration());
        Party.run(
                groups,
                rules,
                Range.of(query, rules),
                (start, seatsLeft, discount, free) -> slots.add(new GroupSlot(
                        Micros.instant(start), Micros.instant(start + duration), free.get(), seatsLeft, discount)));
        return slots;
    }

    /**
     * What a team says of its members' refusals: where any member will do the reason of whoever comes closest to being bookable, where
     * all are needed the first. Both go by the order of {@link Reason}, {@code INACTIVE} before the others.
     *
     * @param refusals one of each member who cannot be booked
     * @return empty where there are none
     */
    public static Optional<Reason> reason(TeamStrategy strategy, Collection<Decision.Refused> refusals) {
        Stream<Reason> reasons = refusals.stream().map(Decision.Refused::reason);
        return isTogether(strategy) ? reasons.min(FARTHEST_FIRST) : reasons.max(FARTHEST_FIRST);
    }

    static SlotRules rulesOf(TeamStrategy strategy, Member member, SlotRules rules) {
        SlotRules own = member.rules();
        return strategy == TeamStrategy.MANAGED && own != null ? own : rules;
    }

    private static List<Member> hosts(TeamStrategy strategy, List<Member> members) {
        List<Member> fixed = members.stream().filter(Member::fixed).toList();
        return strategy == TeamStrategy.FIXED && !fixed.isEmpty() ? fixed : members;
    }

    private static TeamDecision refused(
            TeamStrategy strategy,
            SlotRules rules,
            List<Member> members,
            Map<String, List<Decision.Refused>> refusals) {
        var causes = new LinkedHashMap<String, Decision.Refused>();
        refusals.forEach((id, reasons) -> reasons.stream().findFirst().ifPresent(first -> causes.put(id, first)));
        return new TeamDecision.Refused(reason(strategy, rules, members, causes), causes);
    }

    private static Map<String, List<Decision.Refused>> refusals(
            TeamStrategy strategy, List<Member> members, SlotRules rules, Instant start, Instant now) {
        boolean together = isTogether(strategy);
        var refusals = new LinkedHashMap<String, List<Decision.Refused>>();
        for (Member member : together ? hosts(strategy, members) : members) {
            SlotRules own = rulesOf(strategy, member, rules);
            refusals.put(
                    member.id(),
                    Slots.explain(member.schedule(), own, member.occupied(), start, now).refusals().stream()
                            // Together they share a grid of their own: a member's grid does not matter.
                            .filter(refusal -> !together || refusal.reason() != Reason.OFF_GRID)
                            .toList());
        }
        return refusals;
    }

    private static boolean isTogether(TeamStrategy strategy) {
        return strategy == TeamStrategy.COLLECTIVE || strategy == TeamStrategy.FIXED;
    }

    private static Reason reason(
            TeamStrategy strategy, SlotRules rules, List<Member> members, Map<String, Decision.Refused> causes) {
        if (members.isEmpty()) {
            return rules.active() ? Reason.OUTSIDE_AVAILABILITY : Reason.INACTIVE;
        }
        return reason(strategy, causes.values()).orElse(Reason.OFF_GRID);
    }

    private static void requireMembers(int size) {
        if (size > MAX_MEMBERS) {
            throw new IllegalArgumentException("at most %d members".formatted(MAX_MEMBERS));
        }
    }
}
