/**
 * Bookings: how one comes to be, moves through its states, and ends.
 *
 * <p>No provider is booked twice at a time. What may be booked is decided by the slot engine inside the transaction, after
 * the lock on the provider's time; the database's constraints hold whatever happens here. A status changes only along the
 * arrows of {@link dev.bookingkit.booking.Booking}. A deadline is a timer, planned in the transaction that set it.
 */
@NullMarked
package dev.bookingkit.booking;

import org.jspecify.annotations.NullMarked;
