package dev.bookingkit.slot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The entry points for teams of up to 50 members. Cost: that of one provider times the members. */
public final class TeamSlots {
    /** Most members of a team, or of all groups together. */
    public static final int MAX_MEMBERS = 50;

    private static final long FIRST_STEP = 7 * Micros.DAY;

    private TeamSlots() {}

    /** Every slot that starts in the query, by start. */
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
                        (start, seatsLeft, free) -> slots.add(
                                new TeamSlot(Micros.instant(start), Micros.instant(start + duration), ids, seatsLeft)));
                yield slots;
            }
        };
    }

    /** The first slot that starts in the query. */
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

    /** Whether the team can be booked at exactly this instant, by whom, and if not, why not. */
    public static TeamDecision check(
            TeamStrategy strategy, List<Member> members, SlotRules rules, Instant start, Instant now) {
        List<TeamSlot> slots = list(strategy, members, rules, new Query(start, start.plusNanos(1_000), now));
        return slots.isEmpty() || start.getNano() % 1_000 != 0
                ? refused(strategy, members, rules, start, now)
                : new TeamDecision.Bookable(slots.getFirst());
    }

    /**
     * Slots at which of each group as many members as required are free: all of these people and one of those rooms. The grid starts
     * where enough of each group are open.
     */
    public static List<GroupSlot> list(List<Group> groups, SlotRules rules, Query query) {
        requireMembers(groups.stream().mapToInt(group -> group.members().size()).sum());
        var slots = new ArrayList<GroupSlot>();
        long duration = Micros.of(rules.duration());
        Party.run(
                groups,
                rules,
                Range.of(query, rules),
                (start, seatsLeft, free) -> slots.add(
                        new GroupSlot(Micros.instant(start), Micros.instant(start + duration), free.get(), seatsLeft)));
        return slots;
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
            TeamStrategy strategy, List<Member> members, SlotRules rules, Instant start, Instant now) {
        boolean together = strategy == TeamStrategy.COLLECTIVE || strategy == TeamStrategy.FIXED;
        var causes = new LinkedHashMap<String, Decision.Refused>();
        for (Member member : together ? hosts(strategy, members) : members) {
            Explanation explanation =
                    Slots.explain(member.schedule(), rulesOf(strategy, member, rules), member.occupied(), start, now);
            // Together they share a grid of their own: a member's grid does not matter.
            explanation.refusals().stream()
                    .filter(refusal -> !together || refusal.reason() != Reason.OFF_GRID)
                    .findFirst()
                    .ifPresent(refusal -> causes.put(member.id(), refusal));
        }
        return new TeamDecision.Refused(reason(together, rules, members, causes), causes);
    }

    private static Reason reason(
            boolean together, SlotRules rules, List<Member> members, Map<String, Decision.Refused> causes) {
        if (!rules.active()) {
            return Reason.INACTIVE;
        }
        if (members.isEmpty()) {
            return Reason.OUTSIDE_AVAILABILITY;
        }
        Reason chosen = null;
        for (Decision.Refused refusal : causes.values()) {
            Reason reason = refusal.reason();
            if (chosen == null || (together ? reason.compareTo(chosen) < 0 : reason.compareTo(chosen) > 0)) {
                chosen = reason;
            }
        }
        return Objects.requireNonNullElse(chosen, Reason.OFF_GRID);
    }

    private static void requireMembers(int size) {
        if (size > MAX_MEMBERS) {
            throw new IllegalArgumentException("at most %d members".formatted(MAX_MEMBERS));
        }
    }
}
