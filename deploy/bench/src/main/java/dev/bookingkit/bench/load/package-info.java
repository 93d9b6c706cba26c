/**
 * Puts load on something and says how long it took: at a fixed rate, whatever the answers do, or as fast as the answers come.
 */
@NullMarked
package dev.bookingkit.bench.load;

import org.jspecify.annotations.NullMarked;
