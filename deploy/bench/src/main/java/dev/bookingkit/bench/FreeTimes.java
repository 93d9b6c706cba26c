package dev.bookingkit.bench;

import dev.bookingkit.bench.sql.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Free times of many providers, each given out once: every full hour from tomorrow on, one provider after the other. */
final class FreeTimes {

    /** A time, with the event type that offers it and its provider. */
    record FreeTime(Fill.Offer offer, Instant start) {

        /** The body of {@code POST /v1/bookings}. */
        String booking() {
            return "{\"eventTypeId\":\"" + offer.eventTypeId() + "\",\"start\":\"" + start
                    + "\",\"customer\":{\"name\":\"Load\",\"email\":\"load@example.org\",\"timeZone\":\"UTC\"}}";
        }
    }

    private final List<Fill.Offer> offers;
    private final Instant first = LocalDate.now(ZoneOffset.UTC)
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    private final AtomicInteger given = new AtomicInteger();

    FreeTimes(List<Fill.Offer> offers) {
        this.offers = offers;
    }

    FreeTime next() {
        int number = given.getAndIncrement();
        return new FreeTime(offers.get(number % offers.size()), first.plus(number / offers.size(), ChronoUnit.HOURS));
    }
}
