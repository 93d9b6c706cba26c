/** {@code /v1/api-keys}: requests are checked here, field by field. */
@NullMarked
package dev.bookingkit.apikey.http;

import org.jspecify.annotations.NullMarked;
