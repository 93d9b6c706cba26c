/** What happens to payments, as it reaches bookings; each event takes effect once. */
@NullMarked
package dev.bookingkit.booking.messaging;

import org.jspecify.annotations.NullMarked;
