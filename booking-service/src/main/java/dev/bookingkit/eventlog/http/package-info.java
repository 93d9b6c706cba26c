/** {@code /v1/events} and a booking's audit trail. */
@NullMarked
package dev.bookingkit.eventlog.http;

import org.jspecify.annotations.NullMarked;
