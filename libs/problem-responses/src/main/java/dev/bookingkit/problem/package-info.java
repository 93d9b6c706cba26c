/**
 * The problems an API of Booking Kit answers with, as plain values.
 *
 * <p>A problem has a documented {@link dev.bookingkit.problem.ProblemType type}, a detail that tells the client what to do,
 * and nothing about the inside of the service. The package {@code http} turns every error into one of them.
 */
@NullMarked
package dev.bookingkit.problem;

import org.jspecify.annotations.NullMarked;
