/** Turns whatever fails while a request is answered into {@code application/problem+json}. */
@NullMarked
package dev.bookingkit.problem.http;

import org.jspecify.annotations.NullMarked;
