package dev.bookingkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    private final AtomicLong nanos = new AtomicLong();
    private final Places places = new Places(2, 2, nanos::get);

    @Test
    void givesAHealthySubscriptionItsPlaces_andThemBackWhenLeft() {
        Places.Place first = Objects.requireNonNull(places.take(ONE, false));
        assertThat(places.take(ONE, false)).isNotNull();
        assertThat(places.take(ONE, false)).isNull();
        assertThat(places.take(TWO, false)).isNotNull();

        places.leave(first);

        assertThat(places.take(ONE, false)).isNotNull();
    }

    @Test
    void givesAFailingSubscriptionOnePlace_andAllOfThemTogetherAFew() {
        Places.Place first = Objects.requireNonNull(places.take(ONE, true));
        assertThat(places.take(ONE, true)).isNull();
        assertThat(places.take(TWO, true)).isNotNull();
        assertThat(places.take(THREE, true)).isNull();
        assertThat(places.take(THREE, false)).isNotNull();

        places.leave(first);

        assertThat(places.take(ONE, true)).isNotNull();
    }

    @Test
    void givesASlowSubscriptionNoSecondPlace() {
        places.take(ONE, false);
        nanos.set(1_500_000_000);

        assertThat(places.take(ONE, false)).isNull();
    }
}
