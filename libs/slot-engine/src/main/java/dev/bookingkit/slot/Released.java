package dev.bookingkit.slot;

import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a release strategy makes of each part of a day: held back, or offered at a discount. Asked with ascending starts. */
final class Released {
    private static final int HELD_BACK = -1;

    private final DayParts parts;
    private final int[] discounts;
    private int next;

    private Released(DayParts parts) {
        this.parts = parts;
        discounts = new int[parts.size()];
    }

    /** Null where the strategy does not look at parts of days: a rolling window is part of the {@link Range}. */
    static @Nullable Released of(
            Schedule schedule, SlotRules rules, Collection<Occupied> occupied, long earliest, long from, long to) {
        return switch (rules.release()) {
            case Release.None none -> null;
            case Release.RollingWindow rolling -> null;
            case Release.FillEarlierFirst(int threshold, List<LocalTime> boundaries) -> {
                var released = new Released(DayParts.of(schedule, rules, occupied, boundaries, from, to));
                released.holdBack(threshold, earliest);
                yield released;
            }
            case Release.DiscountIncentive(List<Release.Tier> tiers, List<LocalTime> boundaries) -> {
                var released = new Released(DayParts.of(schedule, rules, occupied, boundaries, from, to));
                released.discount(tiers);
                yield released;
            }
        };
    }

    private void holdBack(int threshold, long earliest) {
        boolean held = false;
        for (int part = 0; part < discounts.length; part++) {
            held = held && !parts.startsDay(part);
            discounts[part] = held ? HELD_BACK : 0;
            held = held || (parts.isFilledBelow(part, threshold) && parts.hasFreeFrom(part, earliest));
        }
    }

    private void discount(List<Release.Tier> tiers) {
        for (int part = 0; part < discounts.length; part++) {
            for (Release.Tier tier : tiers) {
                if (parts.isFilledBelow(part, tier.fillBelowPercent())) {
                    discounts[part] = tier.discountPercent();
                    break;
                }
            }
        }
    }

    /** The start itself when it is offered, else the end of its part. */
    long freeFrom(long start) {
        while (parts.end(next) <= start) {
            next++;
        }
        return discounts[next] == HELD_BACK ? parts.end(next) : start;
    }

    /** Percent off at the last start that {@link #freeFrom} was asked for; 0 where it is held back. */
    int discount() {
        return Math.max(0, discounts[next]);
    }

    /** The parts that are held back, from the moment on. */
    Spans heldBack(long from) {
        var held = new Spans(8);
        long start = from;
        for (int part = 0; part < discounts.length; part++) {
            long end = parts.end(part);
            if (discounts[part] == HELD_BACK) {
                held.add(start, end);
            }
            start = Math.max(start, end);
        }
        return held.merge();
    }
}
