/**
 * Who asks, for which organization, and the one place that opens a transaction.
 *
 * <p>Every {@link dev.bookingkit.tenant.Transactions transaction} has told the database its organization and its actor before
 * the first statement of a use case runs. A transaction that did not come through here sees no row of any tenant.
 */
@NullMarked
package dev.bookingkit.tenant;

import org.jspecify.annotations.NullMarked;
