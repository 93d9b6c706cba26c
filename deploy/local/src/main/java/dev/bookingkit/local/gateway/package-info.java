/**
 * One origin in front of the services: routes by path prefix, forwards with kept connections and a time limit, and
 * answers itself (RFC 9457) what no service should see or no service can answer.
 *
 * <p>A request that may have reached a service is never sent twice unless it is a GET, HEAD or OPTIONS. Headers that
 * only a proxy may set are the gateway's own.
 */
@NullMarked
package dev.bookingkit.local.gateway;

import org.jspecify.annotations.NullMarked;
