/** How long what Stripe told us is kept: longer than Stripe repeats itself, which is three days. */
@NullMarked
package dev.bookingkit.retention;

import org.jspecify.annotations.NullMarked;
