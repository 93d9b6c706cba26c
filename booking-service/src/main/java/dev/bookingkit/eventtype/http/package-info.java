/** {@code /v1/event-types}: requests are checked here, field by field; what comes out is a view, never the entity. */
@NullMarked
package dev.bookingkit.eventtype.http;

import org.jspecify.annotations.NullMarked;
