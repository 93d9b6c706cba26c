package dev.bookingkit.slot;

import java.time.Duration;
import java.time.Instant;

/**
 * Which slots: those that <em>start</em> in {@code [start, end)}, seen at {@code now}. The slots of {@code [a, c)} are those of
 * {@code [a, b)} followed by those of {@code [b, c)}.
 *
 * @param start inclusive
 * @param end exclusive, not before the start, at most 1,100 days after it
 * @param now the moment from which notice and horizon count
 */
public record Query(Instant start, Instant end, Instant now) {
    public Query {
        Limits.requireInstant(start, "start");
        Limits.requireInstant(end, "end");
        Limits.requireInstant(now, "now");
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("the query ends (%s) before it starts (%s)".formatted(end, start));
        }
        if (Duration.between(start, end).toDays() > Limits.MAX_QUERY_DAYS) {
            throw new IllegalArgumentException("a query spans at most %d days".formatted(Limits.MAX_QUERY_DAYS));
        }
    }
}
