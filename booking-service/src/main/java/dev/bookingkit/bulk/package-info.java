/**
 * Changes many bookings at one word: a host falls ill.
 *
 * <p>The request is kept as a row of {@code operations}; a timer works it off, one small transaction per booking, as the
 * principal who asked. A booking's change and its result are written together, so a crash in between neither loses an item nor
 * does it twice. A refused item does not stop the others.
 */
@NullMarked
package dev.bookingkit.bulk;

import org.jspecify.annotations.NullMarked;
