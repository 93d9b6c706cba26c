/**
 * What the bench does in the suite's database behind the services' backs: fill it, and repeat a service's statements without it.
 */
@NullMarked
package dev.bookingkit.bench.sql;

import org.jspecify.annotations.NullMarked;
