/**
 * When something can be booked.
 *
 * <p>What decides is an {@link dev.bookingkit.schedule.offer.Offer}: loaded from the database, or given inline. Lists, first slots
 * and explanations come from it alone, so that the same inputs give the same answer whichever way they came. A request costs a
 * constant number of SQL statements.
 */
@NullMarked
package dev.bookingkit.slots;

import org.jspecify.annotations.NullMarked;
