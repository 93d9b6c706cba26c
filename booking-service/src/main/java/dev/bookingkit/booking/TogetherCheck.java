package dev.bookingkit.booking;

import dev.bookingkit.placement.Placement;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Slot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Asks the slot engine about several starts at once, in two statements; final once the providers' time is locked. */
@ApplicationScoped
class TogetherCheck {

    private final Schedules schedules;

    TogetherCheck(Schedules schedules) {
        this.schedules = schedules;
    }

    /** One decision for each start, in their order. */
    Uni<List<Decision>> decide(UUID eventTypeId, List<WantedStart> starts, Except except, Instant now) {
        return schedules
                .offeredType(eventTypeId)
                .chain(type -> type == null
                        ? Uni.createFrom().item(notOffered(starts.size()))
                        : decide(type, starts, except, now));
    }

    private Uni<List<Decision>> decide(OfferedType type, List<WantedStart> starts, Except except, Instant now) {
        List<Instant> near = starts.stream()
                .map(WantedStart::start)
                .filter(start -> !start.isBefore(now) && !start.isAfter(now.plus(TogetherDecision.FARTHEST)))
                .sorted()
                .toList();
        List<UUID> providers =
                starts.stream().map(WantedStart::providerId).distinct().toList();
        Instant first = near.isEmpty() ? now : near.getFirst();
        Instant end = (near.isEmpty() ? now : near.getLast()).plusNanos(1_000);
        return schedules
                .providerTimes(type, providers, first, end, except)
                .map(times -> TogetherDecision.of(type.rules(), times, starts, now));
    }

    /** What bookings at these slots take, each with its provider, by the event type's rules; of a type that is still offered. */
    Uni<List<Placement>> placements(UUID eventTypeId, List<Slot> slots, List<UUID> providers) {
        return schedules
                .offeredType(eventTypeId)
                .onItem()
                .ifNull()
                .failWith(() -> NotFound.of("event type").exception())
                .map(type -> IntStream.range(0, slots.size())
                        .mapToObj(i -> placement(type, slots.get(i), providers.get(i)))
                        .toList());
    }

    private static Placement placement(OfferedType type, Slot slot, UUID provider) {
        return new Placement(
                slot.start(),
                slot.end(),
                (int) type.rules().bufferBefore().toMinutes(),
                (int) type.rules().bufferAfter().toMinutes(),
                List.of(provider),
                type.teamId(),
                null,
                false,
                slot.discountPercent());
    }

    private static List<Decision> notOffered(int count) {
        return Collections.nCopies(count, new Decision.Refused(Reason.INACTIVE, List.of()));
    }
}
