/** Readiness: the database is asked, with a bound on the wait; Kafka's client brings its own check. */
@NullMarked
package dev.bookingkit.health;

import org.jspecify.annotations.NullMarked;
