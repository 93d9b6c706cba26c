/**
 * The payloads of the events on Kafka.
 *
 * <p>Guarantees: payloads carry ids, transitions, times and amounts, never names, mail addresses or phone numbers.
 * {@link dev.bookingkit.schema.event.BookingEvent} has exactly the members that the database's trigger writes. Fields
 * are only ever added, so readers ignore what they do not know.
 */
@NullMarked
package dev.bookingkit.schema.event;

import org.jspecify.annotations.NullMarked;
