/**
 * Reads {@code booking_events}, which only the database's triggers write.
 *
 * <p>The organization's log is read by a cursor that never skips an event: nothing is shown that was written while an older
 * transaction was still running, because that one may yet add events before it. A booking's own trail has no such wait.
 */
@NullMarked
package dev.bookingkit.eventlog;

import org.jspecify.annotations.NullMarked;
