/** {@code /v1/customers}. */
@NullMarked
package dev.bookingkit.customer.http;

import org.jspecify.annotations.NullMarked;
