/** {@code POST /v1/availability}. */
@NullMarked
package dev.bookingkit.groups.http;

import org.jspecify.annotations.NullMarked;
