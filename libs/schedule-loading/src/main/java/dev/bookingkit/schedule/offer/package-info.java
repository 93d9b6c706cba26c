/**
 * What can be booked: the one answer that lists, checks, bookings and explanations share.
 *
 * <p>An {@link dev.bookingkit.schedule.offer.Offer} is everything that the slot engine decides on for one event type with one
 * provider or team: loaded from the database by {@link dev.bookingkit.schedule.offer.Offers}, or given inline. The same offer
 * lists slots and lets a booking pass, so that every listed slot can be booked. Loading costs a constant number of statements.
 */
@NullMarked
package dev.bookingkit.schedule.offer;

import org.jspecify.annotations.NullMarked;
