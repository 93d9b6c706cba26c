/**
 * Uses a running suite hard while its processes are killed and frozen, then checks what must hold.
 *
 * <p>{@link dev.bookingkit.check.Promises} knows nothing of the services: it reads the tables, the topic and what the clients were told.
 */
@NullMarked
package dev.bookingkit.check;

import org.jspecify.annotations.NullMarked;
