/** {@code /v1/bookings/{id}/seats}: what clients send and see; no decision is taken here. */
@NullMarked
package dev.bookingkit.seat.http;

import org.jspecify.annotations.NullMarked;
