/**
 * When enough members of every group are free: all of these people and one of those rooms.
 *
 * <p>The same rows and the same engine as for a provider's or a team's slots; it stores nothing, and nothing is kept of it.
 */
@NullMarked
package dev.bookingkit.groups;

import org.jspecify.annotations.NullMarked;
