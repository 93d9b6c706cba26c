/**
 * How long mails and deliveries that are over are remembered.
 *
 * <p>Longer than the inbox remembers events, so that a repeated event sends nothing twice.
 */
@NullMarked
package dev.bookingkit.retention;

import org.jspecify.annotations.NullMarked;
