package dev.bookingkit.series;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.outbox.Outbox;
import dev.bookingkit.outbox.OutgoingEvent;
import dev.bookingkit.schema.Topics;
import dev.bookingkit.schema.event.EventTypes;
import dev.bookingkit.schema.event.SeriesEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says that a series was made, after its bookings' own events; written with it. */
@ApplicationScoped
class SeriesEvents {

    private final Outbox outbox;

    SeriesEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> created(SeriesWithBookings placed, String actor) {
        Series series = placed.series();
        SeriesEvent event = new SeriesEvent(
                series.id(),
                series.organizationId(),
                series.eventTypeId(),
                series.providerId(),
                series.frequency(),
                series.count(),
                series.startsAt(),
                series.timeZone(),
                placed.bookings().stream().map(Booking::id).toList(),
                actor,
                series.createdAt());
        return outbox.append(new OutgoingEvent(
                        Topics.BOOKING_EVENTS, "series", series.id().toString(), EventTypes.SERIES_CREATED, event))
                .replaceWithVoid();
    }
}
