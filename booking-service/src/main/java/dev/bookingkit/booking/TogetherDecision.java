package dev.bookingkit.booking;

import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides several starts as if they were booked one after the other: each that may be booked is taken for the next ones. */
final class TogetherDecision {

    /** No horizon reaches further; the engine's calendar ends somewhere, a client's does not. */
    static final Duration FARTHEST = Duration.ofDays(3_700);

    private final SlotRules rules;
    private final Instant now;
    private final Map<UUID, ProviderTime> times = new HashMap<>();
    private final Map<UUID, List<Occupied>> occupied = new HashMap<>();

    private TogetherDecision(SlotRules rules, Collection<ProviderTime> found, Instant now) {
        this.rules = rules;
        this.now = now;
        found.forEach(time -> {
            times.put(time.providerId(), time);
            occupied.put(time.providerId(), new ArrayList<>(time.occupied()));
        });
    }

    /** One decision for each start, in their order; a provider without time takes no bookings. */
    static List<Decision> of(SlotRules rules, Collection<ProviderTime> times, List<WantedStart> starts, Instant now) {
        TogetherDecision together = new TogetherDecision(rules, times, now);
        return starts.stream().map(together::decide).toList();
    }

    private Decision decide(WantedStart wanted) {
        ProviderTime time = times.get(wanted.providerId());
        if (time == null) {
            return new Decision.Refused(
                    Reason.INACTIVE, List.of(wanted.providerId().toString()));
        }
        if (wanted.start().isAfter(now.plus(FARTHEST))) {
            return new Decision.Refused(Reason.BEYOND_HORIZON, List.of());
        }
        List<Occupied> taken = occupied.getOrDefault(wanted.providerId(), List.of());
        Decision decision = Slots.check(time.schedule(), rules, taken, wanted.start(), now);
        if (decision instanceof Decision.Bookable bookable) {
            taken.add(taken(bookable.slot()));
        }
        return decision;
    }

    private Occupied taken(Slot slot) {
        return Occupied.booking(slot.start(), slot.end()).withBuffers(rules.bufferBefore(), rules.bufferAfter());
    }
}
