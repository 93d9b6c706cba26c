/**
 * What this service may know of bookings: a projection of other services' tables, read only.
 */
@NullMarked
package dev.bookingkit.booking;

import org.jspecify.annotations.NullMarked;
