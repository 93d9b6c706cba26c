/**
 * Reads requests without guessing.
 *
 * <p>JSON is strict (no unknown or duplicate fields, no coercion, no trailing text), query parameters are parsed by name,
 * cursors are signed for one list of one organization. What is refused is an
 * {@link dev.bookingkit.problem.CommonProblem.InvalidRequest}.
 */
@NullMarked
package dev.bookingkit.request;

import org.jspecify.annotations.NullMarked;
