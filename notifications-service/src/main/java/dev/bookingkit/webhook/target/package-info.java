/**
 * Where a webhook may go: public addresses only, by this package's own table of special-purpose networks.
 */
@NullMarked
package dev.bookingkit.webhook.target;

import org.jspecify.annotations.NullMarked;
