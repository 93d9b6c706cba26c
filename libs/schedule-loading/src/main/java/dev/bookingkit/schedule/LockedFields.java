package dev.bookingkit.schedule;

import dev.bookingkit.slot.SlotRules.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The names, in {@code event_types.locked_fields} and in the API, of what a managed event type may take from its template. */
public final class LockedFields {

    private static final Map<String, Field> BY_NAME = Map.of(
            "durationMinutes", Field.DURATION,
            "slotIntervalMinutes", Field.INTERVAL,
            "bufferBeforeMinutes", Field.BUFFERS,
            "bufferAfterMinutes", Field.BUFFERS,
            "minimumNoticeMinutes", Field.MINIMUM_NOTICE,
            "maxFutureDays", Field.MAX_FUTURE_DAYS,
            "bookingLimits", Field.CAPS,
            "maxSeats", Field.MAX_SEATS,
            "isActive", Field.ACTIVE,
            "slotRelease", Field.RELEASE);

    private LockedFields() {}

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** A name that is not known locks nothing. */
    public static Set<Field> of(Collection<String> names) {
        return names.stream().map(BY_NAME::get).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
