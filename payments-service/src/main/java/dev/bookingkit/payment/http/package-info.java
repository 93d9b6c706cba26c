/** Payments over HTTP, Stripe's webhook included. */
@NullMarked
package dev.bookingkit.payment.http;

import org.jspecify.annotations.NullMarked;
