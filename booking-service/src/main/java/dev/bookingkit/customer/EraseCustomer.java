package dev.bookingkit.customer;

import dev.bookingkit.outbox.Outbox;
import dev.bookingkit.outbox.OutgoingEvent;
import dev.bookingkit.schema.Topics;
import dev.bookingkit.schema.event.CustomerErasedEvent;
import dev.bookingkit.schema.event.EventTypes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Erases a customer here, and says so to the services that keep mails and webhooks about them; inside the current transaction. */
@ApplicationScoped
public class EraseCustomer {

    /** An event stays far below the megabyte that Kafka takes. */
    private static final int MOST_IN_AN_EVENT = 5_000;

    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;

    EraseCustomer(Customers customers, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How many bookings and seats were the customer's. */
    public Uni<ErasedCounts> erase(UUID organizationId, String email) {
        return customers
                .erase(email)
                .call(erased -> Multi.createFrom()
                        .iterable(events(organizationId, erased))
                        .onItem()
                        .transformToUniAndConcatenate(outbox::append)
                        .collect()
                        .last())
                .map(erased -> new ErasedCounts(
                        erased.bookingIds().size(), erased.seats().size()));
    }

    private List<OutgoingEvent> events(UUID organizationId, Erased erased) {
        List<CustomerErasedEvent.Seat> seats = erased.seats().stream()
                .map(seat -> new CustomerErasedEvent.Seat(seat.id(), seat.bookingId()))
                .toList();
        List<OutgoingEvent> events = new ArrayList<>();
        int most = Math.max(erased.bookingIds().size(), seats.size());
        for (int from = 0; from < most; from += MOST_IN_AN_EVENT) {
            events.add(event(new CustomerErasedEvent(
                    organizationId, part(erased.bookingIds(), from), part(seats, from), clock.instant())));
        }
        return events;
    }

    private static OutgoingEvent event(CustomerErasedEvent erased) {
        return new OutgoingEvent(
                Topics.BOOKING_EVENTS,
                "customer",
                erased.organizationId().toString(),
                EventTypes.CUSTOMER_ERASED,
                erased);
    }

    private static <T> List<T> part(List<T> all, int from) {
        return from >= all.size() ? List.of() : all.subList(from, Math.min(all.size(), from + MOST_IN_AN_EVENT));
    }
}
