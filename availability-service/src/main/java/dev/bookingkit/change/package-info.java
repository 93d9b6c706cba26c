/** Tells the other services that what can be booked has changed: one event per change, in the transaction of the change. */
@NullMarked
package dev.bookingkit.change;

import org.jspecify.annotations.NullMarked;
