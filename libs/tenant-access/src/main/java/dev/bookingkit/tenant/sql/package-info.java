/** What PostgreSQL's failures mean: the one place that reads SQLSTATEs. */
@NullMarked
package dev.bookingkit.tenant.sql;

import org.jspecify.annotations.NullMarked;
