/** What statements cost PostgreSQL, and what they would cost among the rows of many others. */
@NullMarked
package dev.bookingkit.stack.plan;

import org.jspecify.annotations.NullMarked;
