/**
 * Holds: a time that is kept for whoever has its token, for minutes, before there is a booking.
 *
 * <p>A hold is decided on like a booking and claims its hosts' time like one, so nobody else is offered or given it. It ends by the
 * database's clock. Becoming a booking is a promise: neither notice nor a schedule that has changed meanwhile stands against it.
 */
@NullMarked
package dev.bookingkit.hold;

import org.jspecify.annotations.NullMarked;
