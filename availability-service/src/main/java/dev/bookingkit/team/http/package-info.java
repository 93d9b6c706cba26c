/** {@code /v1/teams}. */
@NullMarked
package dev.bookingkit.team.http;

import org.jspecify.annotations.NullMarked;
