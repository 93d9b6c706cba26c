/**
 * Native SQL whose rows come back as records: a query selects one JSON column per row.
 *
 * <p>PostgreSQL's enums, arrays and jsonb need no mapping this way; everything runs in the current transaction.
 */
@NullMarked
package dev.bookingkit.sql;

import org.jspecify.annotations.NullMarked;
