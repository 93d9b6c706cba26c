/**
 * Turns booking events into planned mails and deliveries, all in the one transaction of the inbox.
 */
@NullMarked
package dev.bookingkit.messaging;

import org.jspecify.annotations.NullMarked;
