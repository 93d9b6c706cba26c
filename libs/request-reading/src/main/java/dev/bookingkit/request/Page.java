package dev.bookingkit.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor the {@code cursor} of the following page; null on the last one
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {}
