/**
 * Knows since when what was read from the database is still true.
 *
 * <p>Whoever keeps something that was read notes the moment before it began to read and the ids it read from. It is current as long
 * as none of them has changed since that moment, as far as this replica has heard: from the topics, or by changing it itself.
 */
@NullMarked
package dev.bookingkit.freshness;

import org.jspecify.annotations.NullMarked;
