/**
 * How long claims of the past and expired holds are kept.
 *
 * <p>Nothing that a decision still needs is deleted: caps count the claims of the whole current ISO week.
 */
@NullMarked
package dev.bookingkit.retention;

import org.jspecify.annotations.NullMarked;
