/** {@code /v1/providers}. */
@NullMarked
package dev.bookingkit.provider.http;

import org.jspecify.annotations.NullMarked;
