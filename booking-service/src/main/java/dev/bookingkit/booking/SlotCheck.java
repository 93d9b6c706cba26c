package dev.bookingkit.booking;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.Slots;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Asks the slot engine whether a start can be booked, on what the database says now; final once the provider's time is locked. */
@ApplicationScoped
class SlotCheck {

    private final Schedules schedules;

    SlotCheck(Schedules schedules) {
        this.schedules = schedules;
    }

    /** The slot, or a failure with the reason. */
    Uni<Slot> require(UUID eventTypeId, UUID providerId, Instant start, Except except, Instant now) {
        return schedules
                .offeredType(eventTypeId)
                .onItem()
                .ifNull()
                .failWith(() -> BookingProblem.of(Reason.INACTIVE, List.of()).exception())
                .chain(type -> require(type, providerId, start, except, now));
    }

    private Uni<Slot> require(OfferedType type, UUID providerId, Instant start, Except except, Instant now) {
        Query query = new Query(start, start.plusNanos(1_000), now);
        return schedules
                .providerTimes(type, List.of(providerId), query, except)
                .chain(found -> found.isEmpty()
                        ? unoffered(providerId)
                        : Uni.createFrom().item(() -> slot(type, found.getFirst(), start, now)));
    }

    private static Slot slot(OfferedType type, ProviderTime time, Instant start, Instant now) {
        return switch (Slots.check(time.schedule(), type.rules(), time.occupied(), start, now)) {
            case Decision.Bookable bookable -> bookable.slot();
            case Decision.Refused refused ->
                throw BookingProblem.of(refused.reason(), refused.causes()).exception();
        };
    }

    /** A provider that takes no bookings, or one that does not exist. */
    private static Uni<Slot> unoffered(UUID providerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select 1 from providers where id = ?1", Integer.class)
                        .setParameter(1, providerId)
                        .getResultList())
                .map(known -> {
                    throw known.isEmpty()
                            ? NotFound.of("provider").exception()
                            : BookingProblem.of(Reason.INACTIVE, List.of(providerId.toString()))
                                    .exception();
                });
    }
}
