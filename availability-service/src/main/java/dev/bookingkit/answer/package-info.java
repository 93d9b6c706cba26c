/**
 * Keeps answers about free slots for as long as nothing that decided them has changed, and never longer than a stated age.
 *
 * <p>An answer is kept under the organization and the whole question, so that no tenant meets another's. Two things make it old:
 * what it was read from changes, which {@link dev.bookingkit.freshness.LastChanges} knows, and time passes: notice and horizon
 * move on, holds end. What is not certain comes from the database.
 */
@NullMarked
package dev.bookingkit.answer;

import org.jspecify.annotations.NullMarked;
