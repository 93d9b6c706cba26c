/**
 * The slot math: when can this be booked, and if not, why not.
 *
 * <p>Pure functions over immutable records; no clock, no I/O, no framework. What {@link Slots#list} lists is exactly what
 * {@link Slots#check} calls bookable, because both run the same pipeline. All intervals are half-open {@code [start, end)};
 * instants are exact to the microsecond; local times resolve in IANA zones, a time in a DST gap to the first instant after
 * the gap, a time in an overlap to the earlier one.
 */
@NullMarked
package dev.bookingkit.slot;

import org.jspecify.annotations.NullMarked;
