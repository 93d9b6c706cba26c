/**
 * A provider's schedule as it is stored: recurring rules, overrides of single dates, times out of office.
 *
 * <p>Rows are written once and deleted, never changed; {@code PUT} replaces all rules in one transaction. What is stored has been
 * accepted by the slot engine's own parser. Changes of one provider's schedule happen one after another, and each appends an
 * availability event. A provider has at most 10,000 rows of each kind.
 */
@NullMarked
package dev.bookingkit.hours;

import org.jspecify.annotations.NullMarked;
