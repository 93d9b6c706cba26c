/**
 * Whether the service can do its work.
 */
@NullMarked
package dev.bookingkit.health;

import org.jspecify.annotations.NullMarked;
