/** {@code /v1/organizations}. */
@NullMarked
package dev.bookingkit.organization.http;

import org.jspecify.annotations.NullMarked;
