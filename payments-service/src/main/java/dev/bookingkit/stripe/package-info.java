/**
 * Stripe, seen from this service: a few calls, their possible answers, and the events that come in.
 *
 * <p>Every call runs on threads of its own, ends within a bound, and comes back to the caller's Vert.x context. An answer is
 * a value: {@link dev.bookingkit.stripe.StripeAnswer}. Objects are read from Stripe's JSON itself, so that another API
 * version of an event cannot turn them into empty ones.
 */
@NullMarked
package dev.bookingkit.stripe;

import org.jspecify.annotations.NullMarked;
