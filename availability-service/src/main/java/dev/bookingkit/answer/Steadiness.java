package dev.bookingkit.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Finds out until when an answer stays what it is while only time passes. */
final class Steadiness {

    /** Nobody needs it closer. */
    static final Duration GRAIN = Duration.ofMillis(50);

    private Steadiness() {}

    /**
     * The last moment known to give this value, at most {@code end}; it is before the first that does not by less than {@link #GRAIN}.
     *
     * <p>Between two moments that give one answer it takes all to do so. Within the seconds an answer is kept for, starts come
     * into reach or go out of it, and do not come back.
     *
     * @param value that of {@code start}
     */
    static <T> Instant until(Function<Instant, T> at, T value, Instant start, Instant end) {
        if (at.apply(end).equals(value)) {
            return end;
        }
        Instant same = start;
        Instant other = end;
        while (Duration.between(same, other).compareTo(GRAIN) > 0) {
            Instant middle = same.plus(Duration.between(same, other).dividedBy(2));
            if (at.apply(middle).equals(value)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return same;
    }
}
