/**
 * Walks a service's OpenAPI document and sends every operation the bad input that it must refuse.
 *
 * <p>The bytes on the wire are exactly those of the case (a socket, no HTTP library in between). A case derives from the
 * schemas, starts from a valid request, fails with request, expectation and answer. Nothing is left out silently: what is
 * skipped has a reason that the summary shows, and an operation without a usable sample fails.
 */
@NullMarked
package dev.bookingkit.apicheck;

import org.jspecify.annotations.NullMarked;
