/**
 * Mails about bookings.
 *
 * <p>Per event, kind and recipient there is one row of {@code mail_log}, written with the event's inbox row; a timer sends it.
 * Mails to one recipient about one booking leave in the order of the booking's events. A send that is repeated after a crash
 * carries the same Message-ID. Names and addresses come from the database, never from an event; a line break never reaches a
 * header; HTML is escaped.
 */
@NullMarked
package dev.bookingkit.mail;

import org.jspecify.annotations.NullMarked;
