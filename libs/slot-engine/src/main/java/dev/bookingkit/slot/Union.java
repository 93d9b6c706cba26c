package dev.bookingkit.slot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Any one member will do: everybody's slots on one line, with a bit per member who is free. */
final class Union {
    /** One member's starts. */
    private static final class Starts implements Found {
        private long[] starts = new long[64];
        private int[] seats = new int[64];
        private int[] discounts = {};
        private int size;

        @Override
        public boolean accept(long start, int seatsLeft, int discount) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                seats = Arrays.copyOf(seats, size * 2);
            }
            starts[size] = start;
            seats[size] = seatsLeft;
            if (discount > 0) {
                discounts = discounts.length < starts.length ? Arrays.copyOf(discounts, starts.length) : discounts;
                discounts[size] = discount;
            }
            size++;
            return true;
        }

        /** Where there is none, there is no array. */
        private int discount(int i) {
            return i < discounts.length ? discounts[i] : 0;
        }
    }

    private final List<Member> members;
    private final Map<Long, List<String>> ids = new HashMap<>();
    private long[] line = {};
    private long[] free = {};
    private int[] seats = {};
    private int[] discounts = {};
    private int size;

    private Union(List<Member> members) {
        this.members = members;
    }

    static List<TeamSlot> list(TeamStrategy strategy, List<Member> members, SlotRules rules, Query query) {
        var result = new ArrayList<TeamSlot>();
        // Members of a managed event type may differ in duration: slots of one length are one line.
        Map<Long, List<Member>> byDuration = new HashMap<>();
        for (Member member : members) {
            long duration = Micros.of(TeamSlots.rulesOf(strategy, member, rules).duration());
            byDuration.computeIfAbsent(duration, key -> new ArrayList<>()).add(member);
        }
        byDuration.forEach((duration, some) -> {
            var union = new Union(some);
            union.collect(strategy, rules, query);
            union.slots(duration, result);
        });
        if (byDuration.size() > 1) {
            result.sort((a, b) -> a.start().equals(b.start())
                    ? a.end().compareTo(b.end())
                    : a.start().compareTo(b.start()));
        }
        return result;
    }

    private void collect(TeamStrategy strategy, SlotRules rules, Query query) {
        var all = new ArrayList<Starts>();
        for (Member member : members) {
            SlotRules own = TeamSlots.rulesOf(strategy, member, rules);
            var starts = new Starts();
            Pipeline.run(member.schedule(), own, member.occupied(), Range.of(query, own), starts);
            all.add(starts);
        }
        drawLine(all);
        for (int i = 0; i < all.size(); i++) {
            mark(all.get(i), 1L << i);
        }
    }

    /** Every start once, ascending. */
    private void drawLine(List<Starts> all) {
        line = new long[all.stream().mapToInt(starts -> starts.size).sum()];
        int filled = 0;
        for (Starts starts : all) {
            System.arraycopy(starts.starts, 0, line, filled, starts.size);
            filled += starts.size;
        }
        Arrays.sort(line);
        for (int i = 0; i < filled; i++) {
            if (size == 0 || line[i] != line[size - 1]) {
                line[size++] = line[i];
            }
        }
        free = new long[size];
        seats = new int[size];
        discounts = new int[size];
    }

    private void mark(Starts starts, long bit) {
        int at = 0;
        for (int i = 0; i < starts.size; i++) {
            while (line[at] != starts.starts[i]) {
                at++;
            }
            free[at] |= bit;
            seats[at] = Math.max(seats[at], starts.seats[i]);
            discounts[at] = Math.max(discounts[at], starts.discount(i));
        }
    }

    private void slots(long duration, List<TeamSlot> target) {
        for (int i = 0; i < size; i++) {
            target.add(new TeamSlot(
                    Micros.instant(line[i]),
                    Micros.instant(line[i] + duration),
                    ids.computeIfAbsent(free[i], this::idsOf),
                    seats[i],
                    discounts[i]));
        }
    }

    private List<String> idsOf(long bits) {
        var result = new ArrayList<String>();
        for (int i = 0; i < members.size(); i++) {
            if ((bits & 1L << i) != 0) {
                result.add(members.get(i).id());
            }
        }
        return List.copyOf(result);
    }
}
