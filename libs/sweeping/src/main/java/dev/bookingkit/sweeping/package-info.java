/**
 * Deletes rows that are past their time.
 *
 * <p>Every so often a replica of each service deletes them in batches, each in a short transaction of its own. One replica at a
 * time sweeps a table; a row that someone else holds is left for the next time.
 */
@NullMarked
package dev.bookingkit.sweeping;

import org.jspecify.annotations.NullMarked;
