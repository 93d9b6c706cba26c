/** {@code /v1/bookings} and {@code /v1/manage}: what clients send and see; no decision is taken here. */
@NullMarked
package dev.bookingkit.booking.http;

import org.jspecify.annotations.NullMarked;
