/**
 * The part of Stripe's HTTP API that Booking Kit uses, in memory: payment intents, refunds, charges, events and signed
 * webhooks, with Stripe's object shapes, errors and idempotency, plus the faults that a real Stripe shows too rarely to
 * test with. Every state change is atomic; an event exists exactly if its change happened.
 */
@NullMarked
package dev.bookingkit.stack.stripe;

import org.jspecify.annotations.NullMarked;
