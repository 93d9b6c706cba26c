/**
 * Measures the running suite from outside: through the gateway, on the topic, in the mailbox.
 *
 * <p>Every figure is printed with what was counted; a run that breaks a promise (a slot sold twice, a 5xx) ends with an error.
 */
@NullMarked
package dev.bookingkit.bench;

import org.jspecify.annotations.NullMarked;
