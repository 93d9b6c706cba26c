package dev.bookingkit.slot.oracle;

import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.TeamSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Several boards side by side; members are named by their index. */
public final class TeamOracle {
    private final List<Scenario> team;
    private final List<Oracle> oracles;

    public TeamOracle(List<Scenario> team) {
        this.team = team;
        oracles = team.stream().map(Oracle::new).toList();
    }

    /** Anybody's slots, with those whose they are. */
    public List<TeamSlot> anyone() {
        Map<Instant, TeamSlot> union = new TreeMap<>();
        for (int i = 0; i < oracles.size(); i++) {
            String id = String.valueOf(i);
            for (Slot slot : oracles.get(i).slots()) {
                union.merge(
                        slot.start(),
                        new TeamSlot(slot.start(), slot.end(), List.of(id), slot.seatsLeft(), slot.discountPercent()),
                        (a, b) -> new TeamSlot(
                                a.start(),
                                a.end(),
                                joined(a, b),
                                Math.max(a.seatsLeft(), b.seatsLeft()),
                                Math.max(a.discountPercent(), b.discountPercent())));
            }
        }
        return List.copyOf(union.values());
    }

    /** Where at least so many are free; the grid starts where so many are there. */
    public List<TeamSlot> atLeast(int required) {
        Scenario question = team.getFirst();
        int duration = Math.toIntExact(question.rules().duration().toMinutes());
        int interval = Math.toIntExact(question.rules().interval().toMinutes());
        int from = Board.minute(question.base(), question.query().start());
        int to = Board.minute(question.base(), question.query().end());
        var slots = new ArrayList<TeamSlot>();
        int run = -1;
        for (int minute = 0; minute < to; minute++) {
            run = present(minute) < required ? -1 : run < 0 ? minute : run;
            if (run < 0 || minute < from || (minute - run) % interval != 0) {
                continue;
            }
            int start = minute;
            boolean fits = IntStream.range(start, start + duration).allMatch(m -> present(m) >= required);
            List<Integer> free = IntStream.range(0, team.size())
                    .filter(i -> oracles.get(i).refusalBesidesTheGrid(start) == null)
                    .boxed()
                    .toList();
            if (fits && free.size() >= required) {
                int seats = free.stream()
                        .mapToInt(i -> oracles.get(i).seatsLeft(start))
                        .min()
                        .orElseThrow();
                int discount = free.stream()
                        .mapToInt(i -> oracles.get(i).discount(start))
                        .min()
                        .orElseThrow();
                slots.add(new TeamSlot(
                        Board.instant(question.base(), start),
                        Board.instant(question.base(), start + duration),
                        free.stream().map(String::valueOf).toList(),
                        seats,
                        discount));
            }
        }
        return slots;
    }

    /** Why each member cannot be booked; without those who can. A member's own grid matters only to the member alone. */
    public Map<String, Reason> refusals(Instant start, boolean alone) {
        Map<String, Reason> refusals = new TreeMap<>();
        for (int i = 0; i < oracles.size(); i++) {
            Reason reason = alone
                    ? oracles.get(i).refusal(start)
                    : oracles.get(i)
                            .refusalBesidesTheGrid(Board.minute(team.getFirst().base(), start));
            if (reason != null) {
                refusals.put(String.valueOf(i), reason);
            }
        }
        return refusals;
    }

    private long present(int minute) {
        return oracles.stream().filter(oracle -> oracle.isPresent(minute)).count();
    }

    private static List<String> joined(TeamSlot a, TeamSlot b) {
        var ids = new ArrayList<>(a.providerIds());
        ids.addAll(b.providerIds());
        return ids;
    }
}
