/**
 * The contracts that the services share: the migrations, the PostgreSQL enums as Java enums, table ownership and topic
 * names.
 *
 * <p>Guarantees: each enum has exactly the values of its PostgreSQL type, in the same order; {@link
 * dev.bookingkit.schema.BookingStatus#isActive()} is the predicate of the constraint that makes double booking
 * impossible. Tests against a real server hold both.
 */
@NullMarked
package dev.bookingkit.schema;

import org.jspecify.annotations.NullMarked;
