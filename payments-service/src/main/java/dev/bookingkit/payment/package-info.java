/**
 * The ledger: what was charged for a booking, and what was given back.
 *
 * <p>A booking has at most one live charge. Stripe's word about a charge may come early, late, twice or in another order:
 * the row ends in the same state, and each change publishes one event. Refunds are rows of their own, made in the transaction of
 * their cause and carried out by a timer; together they never exceed their charge. Everything that changes a booking's
 * payments holds that booking's lock, so that a cancellation and a payment cannot miss each other.
 */
@NullMarked
package dev.bookingkit.payment;

import org.jspecify.annotations.NullMarked;
