package dev.bookingkit.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schedule.OfferedType;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is booked by is what is listed by: an event type read as an entity is the one that availability reads. */
@QuarkusTest
class OfferedTypeIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider("FREQ=DAILY", LocalTime.MIN, LocalTime.of(23, 59), "UTC");

    @Inject
    Transactions transactions;

    @Inject
    EventTypes eventTypes;

    @Inject
    Schedules schedules;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"slotIntervalMinutes\": 7, \"bufferBeforeMinutes\": 1, \"bufferAfterMinutes\": 2,"
                        + " \"minimumNoticeMinutes\": 3, \"maxFutureDays\": 4, \"maxSeats\": 5, \"isActive\": false,"
                        + " \"bookingLimits\": {\"maxPerDay\": 6, \"maxPerWeek\": 8},"
                        + " \"lockedFields\": [\"durationMinutes\", \"maxSeats\"]",
                ", \"slotRelease\": {\"strategy\": \"rolling_window\", \"windowSize\": 3, \"unit\": \"days\"}",
            })
    void bothReadTheSame(String more) {
        UUID id = tenant.eventType(provider, more);

        Optional<OfferedType> entity =
                inTransaction(() -> eventTypes.require(id).map(EventType::offered));

        assertThat(entity).contains(inTransaction(() -> schedules.offeredType(id)));
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return transactions
                .inBackground(() -> transactions.forOrganization(tenant.id(), "system:test", work))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
