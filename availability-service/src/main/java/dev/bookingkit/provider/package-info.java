/**
 * Providers: the people and things that can be booked.
 *
 * <p>A provider belongs to one organization for good. Deleting one archives it: bookings keep referring to it, and it is not
 * found any more. The id of its user is unique among those that are not archived. Every change appends an availability event.
 */
@NullMarked
package dev.bookingkit.provider;

import org.jspecify.annotations.NullMarked;
