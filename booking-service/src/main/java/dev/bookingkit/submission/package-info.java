/**
 * What people answered to routing forms, where that led them, and whether they booked.
 *
 * <p>A submission is kept with the target it was given, whatever becomes of the form. A target that can no longer be reached
 * (archived or inactive) is passed over, so that nobody is sent to a closed door.
 */
@NullMarked
package dev.bookingkit.submission;

import org.jspecify.annotations.NullMarked;
