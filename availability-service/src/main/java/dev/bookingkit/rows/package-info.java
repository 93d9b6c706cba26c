/**
 * Reads and writes rows that are values, not aggregates: PostgreSQL turns each row into JSON, Jackson that into a record.
 *
 * <p>One statement per call, in the current transaction; a list of any length goes in as one parameter.
 */
@NullMarked
package dev.bookingkit.rows;

import org.jspecify.annotations.NullMarked;
