/** {@code /v1/holds}. */
@NullMarked
package dev.bookingkit.hold.http;

import org.jspecify.annotations.NullMarked;
