/** Whether this replica can answer. */
@NullMarked
package dev.bookingkit.readiness;

import org.jspecify.annotations.NullMarked;
