/**
 * Seats in a session: a booking of an event type for several, which its attendees share.
 *
 * <p>No more seats are sold than a session has: one guarded statement takes them, and the database's counter follows the
 * attendees on every path. Who waits is served in order: a freed seat is offered to the first whom it fits, the offer holds
 * it for a while, and then it goes on to the next. A session that nobody attends is cancelled.
 *
 * <p>Whoever changes a seat of a session holds the session's row first.
 */
@NullMarked
package dev.bookingkit.seat;

import org.jspecify.annotations.NullMarked;
