package dev.bookingkit.booking;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.column.OptionalJsonColumn;
import dev.bookingkit.placement.Extent;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.slot.Period;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * When a booking is, and whose time it takes.
 *
 * @param providerId the main host
 * @param providerIds every host, the main one among them
 * @param assignment how the host was found; null where nobody had to be chosen
 * @param overridesRules a host took it outside of the rules
 */
@Embeddable
record Place(
        Instant startsAt,
        Instant endsAt,
        int bufferBeforeMinutes,
        int bufferAfterMinutes,
        UUID providerId,

        @Convert(converter = IdsColumn.class)
        @ColumnTransformer(read = "array_to_string(provider_ids, ',')", write = IdsColumn.WRITE)
        List<UUID> providerIds,

        @Nullable
        @Convert(converter = OptionalJsonColumn.class)
        @ColumnTransformer(read = "cast(assignment as text)", write = JsonColumn.WRITE)
        Map<String, Object> assignment,

        boolean overridesRules) {

    static Place of(Placement decided) {
        return new Place(
                decided.start(),
                decided.end(),
                decided.bufferBeforeMinutes(),
                decided.bufferAfterMinutes(),
                decided.providerId(),
                decided.providerIds(),
                decided.assignment(),
                decided.overridesRules());
    }

    /** Whatever has become of the buffers and rules since. */
    boolean isSameTimeAndHosts(Place other) {
        return isSameTime(other) && providerIds.equals(other.providerIds);
    }

    boolean isSameTime(Place other) {
        return startsAt.equals(other.startsAt) && endsAt.equals(other.endsAt);
    }

    /** Who stays with the same hosts keeps the reason for them. */
    Place movedTo(Place other) {
        return other.assignment == null && other.providerIds.equals(providerIds) ? other.with(assignment) : other;
    }

    /** With another main host; the others stay. */
    Place handedTo(UUID to) {
        return new Place(
                startsAt,
                endsAt,
                bufferBeforeMinutes,
                bufferAfterMinutes,
                to,
                providerIds.stream().map(it -> it.equals(providerId) ? to : it).toList(),
                Map.of("method", "reassigned", "chosen", to.toString(), "instead", providerId.toString()),
                overridesRules);
    }

    /** What it holds of its hosts' time: itself and its buffers. */
    Extent extent() {
        return new Extent(
                Duration.between(startsAt, endsAt),
                Duration.ofMinutes(bufferBeforeMinutes),
                Duration.ofMinutes(bufferAfterMinutes));
    }

    Period claimed() {
        return new Period(
                startsAt.minus(Duration.ofMinutes(bufferBeforeMinutes)),
                endsAt.plus(Duration.ofMinutes(bufferAfterMinutes)));
    }

    private Place with(@Nullable Map<String, Object> why) {
        return new Place(
                startsAt,
                endsAt,
                bufferBeforeMinutes,
                bufferAfterMinutes,
                providerId,
                providerIds,
                why,
                overridesRules);
    }
}
