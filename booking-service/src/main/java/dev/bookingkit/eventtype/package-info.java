/**
 * What can be booked, and on which terms.
 *
 * <p>An event type is one provider's, one team's, or anyone's whom the booking names. Its details are checked as a whole
 * before they are stored. An archived one takes no bookings and is in no list, but its bookings go on.
 */
@NullMarked
package dev.bookingkit.eventtype;

import org.jspecify.annotations.NullMarked;
