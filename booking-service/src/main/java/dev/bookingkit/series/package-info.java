/**
 * Series: bookings that are made together, at one local time on recurring days, with one provider.
 *
 * <p>Occurrences keep their local time in the series' zone across changes of the clock. Each is a booking of its own with its own
 * price, deadline, link and events, and is decided by the slot engine as a single booking would be; they count against each other.
 * A series is made, moved or called off in one transaction: either as a whole, or by saying which occurrences were left out and
 * why. What is past, completed or cancelled is never touched.
 */
@NullMarked
package dev.bookingkit.series;

import org.jspecify.annotations.NullMarked;
