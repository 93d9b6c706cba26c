/**
 * Carries events from the transaction that made them true to their one effect.
 *
 * <p>An event is a row of {@code outbox}, written with its cause. The {@link dev.bookingkit.outbox.Relay relay} publishes it
 * to Kafka at least once, in order per key. The {@link dev.bookingkit.outbox.Inbox inbox} lets a consumer apply it exactly
 * once: its id is recorded in the transaction of the effect.
 */
@NullMarked
package dev.bookingkit.outbox;

import org.jspecify.annotations.NullMarked;
