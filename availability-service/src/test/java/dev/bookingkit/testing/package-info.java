/** What the tests of this service share: a tenant of their own, a clock that stands still, rows of other services. */
package dev.bookingkit.testing;
