package dev.bookingkit.series;

import dev.bookingkit.booking.AnswerSheet;
import dev.bookingkit.booking.Booking;
import dev.bookingkit.booking.Bookings;
import dev.bookingkit.booking.PlaceBookings;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypes;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.slot.Decision;
import dev.bookingkit.slot.Slot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Makes a series, inside the current transaction: lock the provider's time once, decide on every occurrence, write them all. */
@ApplicationScoped
public class PlaceSeries {

    private final EventTypes eventTypes;
    private final SeriesHosts hosts;
    private final PlaceBookings placeBookings;
    private final Bookings bookings;
    private final AllSeries allSeries;
    private final SeriesEvents events;
    private final Clock clock;

    PlaceSeries(
            EventTypes eventTypes,
            SeriesHosts hosts,
            PlaceBookings placeBookings,
            Bookings bookings,
            AllSeries allSeries,
            SeriesEvents events,
            Clock clock) {
        this.eventTypes = eventTypes;
        this.hosts = hosts;
        this.placeBookings = placeBookings;
        this.bookings = bookings;
        this.allSeries = allSeries;
        this.events = events;
        this.clock = clock;
    }

    private record Ordered(SeriesOrder order, EventType type, UUID provider, Instant now) {}

    /** Fails with every conflict where the order says so, or where nothing is left; {@code actor} goes into the event. */
    public Uni<SeriesWithBookings> place(SeriesOrder order, String actor) {
        UUID provider = Objects.requireNonNull(order.first().providerId(), "a series names its provider");
        return eventTypes
                .require(order.first().eventTypeId())
                .invoke(PlaceSeries::refuseSessions)
                .invoke(type -> AnswerSheet.check(
                        type.details().customQuestions(), order.first().answers()))
                .map(type -> new Ordered(order, type, provider, clock.instant()))
                .chain(this::place)
                .call(placed -> events.created(placed, actor));
    }

    private Uni<SeriesWithBookings> place(Ordered it) {
        return hosts.zone(it.type(), it.provider())
                .map(zone -> Plan.of(
                        it.order(), Objects.requireNonNullElse(it.order().zone(), zone)))
                .chain(plan -> placeBookings
                        .decide(it.type(), it.provider(), plan.starts(), it.now())
                        .chain(decisions -> write(it, plan, decisions)));
    }

    private Uni<SeriesWithBookings> write(Ordered it, Plan plan, List<Decision> decisions) {
        List<Slot> slots = plan.slots(decisions, it.order().onConflict());
        return bookings.nextIds(slots.size() + 1).chain(ids -> {
            List<UUID> ofBookings = ids.subList(1, ids.size());
            Series series = series(ids.getFirst(), it, plan.zone(), plan.occurrences(decisions, ofBookings));
            return allSeries
                    .persist(series)
                    .chain(allSeries::saved)
                    .chain(saved -> bookings(it, slots, ofBookings, saved));
        });
    }

    private static Series series(UUID id, Ordered it, ZoneId zone, List<Occurrence> occurrences) {
        return Series.placed(id, it.type(), it.provider(), it.order(), zone, occurrences);
    }

    private Uni<SeriesWithBookings> bookings(Ordered it, List<Slot> slots, List<UUID> ids, Series series) {
        Uni<List<Booking>> made =
                placeBookings.add(it.type(), it.provider(), it.order().first(), slots, ids, series.id(), it.now());
        return made.map(all -> new SeriesWithBookings(series, all));
    }

    private static void refuseSessions(EventType type) {
        if (type.seats() > 1) {
            throw InvalidRequest.at("/eventTypeId", "Seats of group sessions are booked one by one, not as a series.")
                    .exception();
        }
    }
}
