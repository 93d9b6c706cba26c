/**
 * Loads from the database what the slot engine decides on.
 *
 * <p>The list of slots, the check of a booking and the explanation of a refusal all read through this one query, so that they
 * decide on the same inputs. Rows come from the current transaction: of its organization, and as new as its snapshot.
 */
@NullMarked
package dev.bookingkit.schedule;

import org.jspecify.annotations.NullMarked;
