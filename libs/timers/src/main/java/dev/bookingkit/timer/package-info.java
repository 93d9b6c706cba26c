/**
 * Runs what is due later.
 *
 * <p>A timer is a row of {@code timers}, planned in the transaction that causes it. A worker in each replica leases due rows
 * with {@code FOR UPDATE SKIP LOCKED} and hands each to the handler of its kind: at least once, again after a crash, never two
 * replicas at the same time while the lease lasts.
 */
@NullMarked
package dev.bookingkit.timer;

import org.jspecify.annotations.NullMarked;
