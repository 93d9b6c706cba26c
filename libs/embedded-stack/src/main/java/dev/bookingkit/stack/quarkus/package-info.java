/** The stack as a resource of Quarkus tests; the only package here that needs Quarkus. */
@NullMarked
package dev.bookingkit.stack.quarkus;

import org.jspecify.annotations.NullMarked;
