/** Finds the one principal of a request: OIDC user, API key or guest token. */
@NullMarked
package dev.bookingkit.tenant.auth;

import org.jspecify.annotations.NullMarked;
