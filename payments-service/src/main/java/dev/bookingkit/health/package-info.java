/** Whether this replica can work. */
@NullMarked
package dev.bookingkit.health;

import org.jspecify.annotations.NullMarked;
