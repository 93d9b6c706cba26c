/**
 * Columns of types that Hibernate does not map by itself here: jsonb, enums, arrays of ids.
 *
 * <p>What is read is what was written; a value that does not fit its column is a bug, not an input.
 */
@NullMarked
package dev.bookingkit.column;

import org.jspecify.annotations.NullMarked;
