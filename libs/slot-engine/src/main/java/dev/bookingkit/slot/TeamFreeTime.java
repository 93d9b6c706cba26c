package dev.bookingkit.slot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Merged free time of teams. */
final class TeamFreeTime {
    private TeamFreeTime() {}

    /** Each member's own free time; where several are free for exactly the same time, it is one period. */
    static List<TeamPeriod> ofAny(TeamStrategy strategy, List<Member> members, SlotRules rules, Query query) {
        Map<Period, List<String>> free =
                new TreeMap<>(Comparator.comparing(Period::start).thenComparing(Period::end));
        for (Member member : members) {
            SlotRules own = TeamSlots.rulesOf(strategy, member, rules);
            Slots.freePeriods(member.schedule(), own, member.occupied(), query)
                    .forEach(period -> free.computeIfAbsent(period, key -> new ArrayList<>())
                            .add(member.id()));
        }
        return free.entrySet().stream()
                .map(it -> new TeamPeriod(it.getKey().start(), it.getKey().end(), List.copyOf(it.getValue())))
                .toList();
    }

    /** The time in which all are free. */
    static List<TeamPeriod> ofAll(List<Member> hosts, SlotRules rules, Query query) {
        if (hosts.isEmpty()) {
            return List.of();
        }
        Spans shared = Spans.atLeast(
                hosts.size(),
                hosts.stream().map(host -> freeTime(host, rules, query)).toList());
        List<String> ids = hosts.stream().map(Member::id).toList();
        long duration = Micros.of(rules.duration());
        var periods = new ArrayList<TeamPeriod>();
        for (int i = 0; i < shared.size(); i++) {
            if (shared.end(i) - shared.start(i) >= duration) {
                periods.add(new TeamPeriod(Micros.instant(shared.start(i)), Micros.instant(shared.end(i)), ids));
            }
        }
        return periods;
    }

    private static Spans freeTime(Member member, SlotRules rules, Query query) {
        return FreeTime.spans(member.schedule(), rules, member.occupied(), Range.of(query, rules));
    }
}
