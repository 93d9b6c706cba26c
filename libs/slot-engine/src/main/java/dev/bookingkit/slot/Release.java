package dev.bookingkit.slot;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which of the free slots an event type offers yet, or offers at a discount.
 *
 * <p>Two of the strategies ask how full a <em>part of a day</em> is. The boundaries cut each local date of the schedule's zone into
 * parts: from the date's first moment to the first boundary, between boundaries, from the last one to the first moment of the next
 * date; without boundaries the whole date is one part. The <em>fill</em> of a part is the share of its grid starts at which bookings
 * (of any event type, buffers as always) leave no room for another one. Grid starts are those of the schedule alone: what is past,
 * too soon or beyond the horizon counts like the rest, holds and caps count for nothing, a session with seats left is not taken. So
 * the fill of a part depends on the schedule and its bookings only, never on the query, on {@code now} or on a hold. It is computed
 * over whole days: see {@link LoadRange}.
 */
public sealed interface Release {
    /** Everything is offered, at its price. */
    Release NONE = new None();

    /** Most boundaries of a day, and most tiers. */
    int MAX_PARTS = 24;

    /** Whether the answer for one start depends on the bookings of its whole local day. */
    default boolean looksAtDays() {
        return this instanceof FillEarlierFirst || this instanceof DiscountIncentive;
    }

    /** Everything is offered, at its price. */
    record None() implements Release {}

    /**
     * A slot is offered once it starts at {@code now + window} or before; a window of days means 24 hours each.
     *
     * @param window 1 hour to 3,660 days
     */
    record RollingWindow(Duration window) implements Release {
        public RollingWindow {
            if (window.compareTo(Duration.ofHours(1)) < 0 || window.compareTo(Duration.ofDays(3_660)) > 0) {
                throw new IllegalArgumentException("window " + window + " is not between 1 hour and 3,660 days");
            }
        }
    }

    /**
     * A part of a day is offered once each earlier part of that day is filled to the threshold. A part without grid starts, and one
     * in which nothing can be booked any more (each start is taken, or before {@code now + minimumNotice}) holds nothing back. A
     * seat in a session that exists is always offered.
     *
     * @param thresholdPercent 1 to 100
     * @param boundaries local times, at least one, ascending, none at midnight
     */
    record FillEarlierFirst(int thresholdPercent, List<LocalTime> boundaries) implements Release {
        public FillEarlierFirst {
            requirePercent(thresholdPercent, "thresholdPercent");
            boundaries = checked(boundaries);
            if (boundaries.isEmpty()) {
                throw new IllegalArgumentException("boundaries must not be empty");
            }
        }
    }

    /**
     * Hides nothing. A slot's discount is that of the tier with the smallest {@code fillBelowPercent} above the fill of its part of
     * the day; there is none where no tier lies above it, and none in a part without grid starts.
     *
     * @param tiers any order, at least one, each with a {@code fillBelowPercent} of its own
     * @param boundaries local times, ascending, none at midnight; empty for the whole day
     */
    record DiscountIncentive(List<Tier> tiers, List<LocalTime> boundaries) implements Release {
        public DiscountIncentive {
            tiers = tiers.stream()
                    .sorted(Comparator.comparingInt(Tier::fillBelowPercent))
                    .toList();
            boundaries = checked(boundaries);
            long different =
                    tiers.stream().mapToInt(Tier::fillBelowPercent).distinct().count();
            if (tiers.isEmpty() || tiers.size() > MAX_PARTS || different < tiers.size()) {
                throw new IllegalArgumentException("1 to 24 tiers, each with a fillBelowPercent of its own");
            }
        }
    }

    /**
     * A step of a discount.
     *
     * @param fillBelowPercent it applies while the fill is below this, 1 to 100
     * @param discountPercent off the price, 1 to 100
     */
    record Tier(int fillBelowPercent, int discountPercent) {
        public Tier {
            requirePercent(fillBelowPercent, "fillBelowPercent");
            requirePercent(discountPercent, "discountPercent");
        }
    }

    private static void requirePercent(int value, String name) {
        if (value < 1 || value > 100) {
            throw new IllegalArgumentException(name + " must be 1 to 100");
        }
    }

    private static List<LocalTime> checked(List<LocalTime> boundaries) {
        LocalTime last = LocalTime.MIDNIGHT;
        for (LocalTime boundary : boundaries) {
            if (!Objects.requireNonNull(boundary, "boundary").isAfter(last)) {
                throw new IllegalArgumentException("boundaries must ascend and lie after midnight");
            }
            last = boundary;
        }
        if (boundaries.size() >= MAX_PARTS) {
            throw new IllegalArgumentException("at most 23 boundaries");
        }
        return List.copyOf(boundaries);
    }
}
