package dev.bookingkit.testing;

import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The service under test believes that it is the first of March 2026. */
public class StandingClock {

    public static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Produces
    @Singleton
    @Mock
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
