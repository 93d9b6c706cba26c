package dev.bookingkit.eventtype;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event types for plain tests. */
public final class EventTypeFixtures {

    private EventTypeFixtures() {}

    public static EventType halfAnHour(long priceCents, boolean requiresConfirmation) {
        return new EventType(UUID.randomUUID(), details(priceCents, requiresConfirmation, null, null, List.of()));
    }

    public static EventType withDeposit(long priceCents, long depositCents) {
        return new EventType(UUID.randomUUID(), details(priceCents, false, depositCents, null, List.of()));
    }

    static EventTypeDetails details(
            long priceCents,
            boolean requiresConfirmation,
            @Nullable Long depositCents,
            @Nullable Integer depositPercentage,
            List<CustomQuestion> questions) {
        return new EventTypeDetails(
                "Consultation",
                "consultation",
                null,
                30,
                null,
                5,
                10,
                priceCents,
                "EUR",
                null,
                null,
                null,
                List.of(),
                null,
                null,
                0,
                60,
                BookingLimits.NONE,
                requiresConfirmation,
                24,
                0,
                0,
                5,
                1,
                true,
                120,
                depositCents,
                depositPercentage,
                null,
                List.of(),
                questions,
                null,
                true,
                Map.of());
    }
}
