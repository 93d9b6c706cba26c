package dev.bookingkit.tenant;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The clock that everything in a service is given; a test may put another in its place. It ticks in microseconds, of which PostgreSQL
 * keeps no part.
 */
class SystemClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
