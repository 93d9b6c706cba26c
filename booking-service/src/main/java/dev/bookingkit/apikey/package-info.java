/**
 * The keys by which programs reach an organization.
 *
 * <p>A key's text leaves this service once, in the answer that creates it; what is stored is its HMAC. Nobody can give
 * a key more than they may do themselves. A revoked key stays in the list and opens nothing.
 */
@NullMarked
package dev.bookingkit.apikey;

import org.jspecify.annotations.NullMarked;
