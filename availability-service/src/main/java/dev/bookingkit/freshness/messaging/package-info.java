/** Hears of changes on {@code booking_events} and {@code availability_events}; every replica hears all of them. */
@NullMarked
package dev.bookingkit.freshness.messaging;

import org.jspecify.annotations.NullMarked;
