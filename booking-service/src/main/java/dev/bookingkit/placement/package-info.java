/**
 * Where a booking or a hold goes: its time, its hosts, and why them.
 *
 * <p>The same offers that availability-service lists decide here, on what the database says under a lock on the time of everyone who
 * might host. What was decided is true until the transaction ends.
 */
@NullMarked
package dev.bookingkit.placement;

import org.jspecify.annotations.NullMarked;
