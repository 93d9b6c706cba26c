/** {@code POST /v1/bookings/bulk} and {@code /v1/operations}. */
@NullMarked
package dev.bookingkit.bulk.http;

import org.jspecify.annotations.NullMarked;
