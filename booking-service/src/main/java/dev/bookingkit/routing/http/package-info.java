/** {@code /v1/routing-forms}: requests are checked here, field by field; what comes out is a view, never the entity. */
@NullMarked
package dev.bookingkit.routing.http;

import org.jspecify.annotations.NullMarked;
