/** {@code /v1/routing-forms/{id}/submissions} and {@code …/analytics}. */
@NullMarked
package dev.bookingkit.submission.http;

import org.jspecify.annotations.NullMarked;
