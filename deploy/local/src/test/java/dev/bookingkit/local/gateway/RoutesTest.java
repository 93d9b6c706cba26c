package dev.bookingkit.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void theLongestPrefixWinsAndEndsWithItsSegment() {
        Routes routes = new Routes(Map.of("/v1/a", "one", "/v1/a/b", "two"));

        assertThat(routes.service("/v1/a")).contains("one");
        assertThat(routes.service("/v1/a/")).contains("one");
        assertThat(routes.service("/v1/a/x/y")).contains("one");
        assertThat(routes.service("/v1/a/b/c")).contains("two");
        assertThat(routes.service("/v1/ab")).isEmpty();
        assertThat(routes.service("/v1")).isEmpty();
        assertThat(routes.service("/")).isEmpty();
        assertThat(routes.service("relative")).isEmpty();
    }

    @Test
    void theTableNamesTheFourServices() {
        assertThat(Routes.load().services())
                .containsExactly(
                        "availability-service", "booking-service", "notifications-service", "payments-service");
        assertThat(Routes.load().service("/v1/stripe/webhook")).contains("payments-service");
        assertThat(Routes.load().service("/v1/event-types/x")).contains("booking-service");
    }
}
