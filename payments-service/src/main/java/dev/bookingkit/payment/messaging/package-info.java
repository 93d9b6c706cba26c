/** What other services' events mean for payments. */
@NullMarked
package dev.bookingkit.payment.messaging;

import org.jspecify.annotations.NullMarked;
