/** The free JSON object that clients may attach to what they create: bounded in size, free of what PostgreSQL cannot keep. */
@NullMarked
package dev.bookingkit.metadata;

import org.jspecify.annotations.NullMarked;
