package dev.bookingkit.slot;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider as part of a team.
 *
 * @param id of the provider, unique in the team
 * @param schedule their hours
 * @param occupied their taken time, as {@link LoadRange} asks for
 * @param priority larger goes first in {@link Assignment}
 * @param weight share of the bookings relative to the others, at least 0
 * @param fixed a fixed host: always part of {@link TeamStrategy#FIXED}, first in {@link Assignment}
 * @param rules the member's own event type for {@link TeamStrategy#MANAGED}; null for the team's
 */
public record Member(
        String id,
        Schedule schedule,
        List<Occupied> occupied,
        int priority,
        int weight,
        boolean fixed,
        @Nullable SlotRules rules) {
    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(schedule, "schedule");
        occupied = List.copyOf(occupied);
        if (weight < 0) {
            throw new IllegalArgumentException("weight must not be negative");
        }
    }

    public Member(String id, Schedule schedule, List<Occupied> occupied, int priority, int weight, boolean fixed) {
        this(id, schedule, occupied, priority, weight, fixed, null);
    }

    /** With priority 0, weight 1, not fixed. */
    public static Member of(String id, Schedule schedule, List<Occupied> occupied) {
        return new Member(id, schedule, occupied, 0, 1, false, null);
    }

    public Member asFixed() {
        return new Member(id, schedule, occupied, priority, weight, true, rules);
    }

    /** With an own event type; see {@link SlotRules#under}. */
    public Member withRules(SlotRules own) {
        return new Member(id, schedule, occupied, priority, weight, fixed, own);
    }
}
