/**
 * How long claims of the past, expired holds and ended bulk operations are kept.
 *
 * <p>Nothing that a decision still needs is deleted: caps count the claims of the whole current ISO week.
 */
@NullMarked
package dev.bookingkit.retention;

import org.jspecify.annotations.NullMarked;
