/**
 * When something can be booked.
 *
 * <p>An {@link dev.bookingkit.slots.Offer} is what the slot engine decides on: loaded from the database by
 * {@link dev.bookingkit.slots.Offers}, or given inline. Lists, first slots and explanations come from it alone, so that the same
 * inputs give the same answer whichever way they came. A request costs a constant number of SQL statements.
 */
@NullMarked
package dev.bookingkit.slots;

import org.jspecify.annotations.NullMarked;
