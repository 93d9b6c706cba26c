/**
 * Makes a retried request harmless.
 *
 * <p>The first answer to an {@code Idempotency-Key} is stored in the transaction of its effect, per organization, principal
 * and service, for 24 hours. The same request gets it again; another request with the key, or one that comes while the first
 * is running, is told so. A request that failed left nothing behind, so its key is free.
 */
@NullMarked
package dev.bookingkit.idempotency;

import org.jspecify.annotations.NullMarked;
