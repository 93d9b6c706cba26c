package dev.bookingkit.slot;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pipeline for several providers at once: shared windows, one grid, everybody's claims, caps and released parts of days. The
 * {@link GridPeriods} of the grid are those of the first member's zone.
 */
final class Party {
    /** Takes the starts at which enough are free. */
    interface Found {
        void accept(long start, int seatsLeft, int discount, Supplier<List<List<String>>> free);
    }

    /** A member's windows, asked with ascending starts, with what is taken, capped and released. */
    private static final class Seat {
        private final String id;
        private final Spans windows;
        private final Resource resource;
        private int next;
        private boolean free;

        private Seat(Member member, SlotRules rules, Range range) {
            id = member.id();
            windows = Windows.open(
                    member.schedule(), Windows.Mask.ALL, range.from(), range.to() + Micros.of(rules.duration()));
            resource = Resource.of(member.schedule(), rules, member.occupied(), range);
        }

        /** The start itself when the member is there and free, else a later moment before which they are not. */
        private long freeFrom(long start, long end) {
            while (next < windows.size() && windows.end(next) < end) {
                next++;
            }
            long open = next == windows.size() || windows.start(next) > start ? start + 1 : resource.freeFrom(start);
            free = open == start;
            return open;
        }
    }

    private final List<Group> groups;
    private final List<List<Seat>> seats = new ArrayList<>();
    private final long duration;
    private int seatsLeft;
    private int discount;

    private Party(List<Group> groups, SlotRules rules, Range range) {
        this.groups = groups;
        duration = Micros.of(rules.duration());
        for (Group group : groups) {
            seats.add(group.members().stream()
                    .map(member -> new Seat(member, rules, range))
                    .toList());
        }
    }

    static void run(List<Group> groups, SlotRules rules, Range range, Found found) {
        long from = range.from();
        long to = range.to();
        Optional<ZoneId> zone = groups.stream()
                .flatMap(group -> group.members().stream())
                .map(member -> member.schedule().zone())
                .findFirst();
        if (!rules.active() || from >= to || zone.isEmpty()) {
            return;
        }
        Spans windows = windows(groups, new GridPeriods(zone.get()), from, to + Micros.of(rules.duration()));
        if (windows.size() > 0) {
            var party = new Party(groups, rules, range);
            new Grid(rules, zone.get()).walk(windows, from, to, start -> {
                long free = party.freeFrom(start);
                if (free == start) {
                    found.accept(start, party.seatsLeft, party.discount, party::freeIds);
                }
                return free;
            });
        }
    }

    private static Spans windows(List<Group> groups, GridPeriods periods, long from, long to) {
        Spans windows = new Spans(1);
        windows.add(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        for (Group group : groups) {
            if (!group.members().isEmpty()) {
                windows = windows.and(Windows.shared(
                        group.required(),
                        group.members().stream().map(Member::schedule).toList(),
                        periods,
                        from,
                        to));
            }
        }
        return windows;
    }

    private long freeFrom(long start) {
        seatsLeft = Integer.MAX_VALUE;
        discount = Integer.MAX_VALUE;
        long next = start;
        for (int i = 0; i < seats.size(); i++) {
            next = Math.max(next, freeFrom(seats.get(i), groups.get(i).required(), start));
        }
        return next;
    }

    private long freeFrom(List<Seat> group, int required, long start) {
        int free = 0;
        long latest = start;
        for (Seat seat : group) {
            long from = seat.freeFrom(start, start + duration);
            latest = Math.max(latest, from);
            if (from == start) {
                free++;
                seatsLeft = Math.min(seatsLeft, seat.resource.seatsLeft());
                discount = Math.min(discount, seat.resource.discount());
            }
        }
        if (free >= required) {
            return start;
        }
        return required == group.size() ? latest : start + 1;
    }

    private List<List<String>> freeIds() {
        return seats.stream()
                .map(group -> group.stream()
                        .filter(seat -> seat.free)
                        .map(seat -> seat.id)
                        .toList())
                .toList();
    }
}
