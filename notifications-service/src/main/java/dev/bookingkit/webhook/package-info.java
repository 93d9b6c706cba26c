/**
 * Outgoing webhooks as Standard Webhooks describes them.
 *
 * <p>Per event and subscription there is one delivery, written with the event's inbox row; a timer attempts it until a 2xx
 * answer, the end of the schedule, or a target that is not public. Attempts go through
 * {@link dev.bookingkit.webhook.target.TargetGuard} each time. Slow receivers have few places, so that they hold up no one else.
 */
@NullMarked
package dev.bookingkit.webhook;

import org.jspecify.annotations.NullMarked;
