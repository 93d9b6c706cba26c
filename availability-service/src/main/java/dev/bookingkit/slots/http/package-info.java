/** {@code /v1/slots} and {@code /v1/availability}. */
@NullMarked
package dev.bookingkit.slots.http;

import org.jspecify.annotations.NullMarked;
