/**
 * The webhook subscriptions over HTTP.
 */
@NullMarked
package dev.bookingkit.webhook.http;

import org.jspecify.annotations.NullMarked;
