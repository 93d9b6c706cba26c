package dev.bookingkit.answer;

import dev.bookingkit.schedule.offer.Basis;
import java.time.Instant;
import java.util.function.Function;

/**
 * What was read for a question: the answer to it at any moment not long from now, and what it was read from.
 *
 * @param <T> has an equality of its own
 */
public record Finding<T>(Function<Instant, T> at, Basis basis) {}
