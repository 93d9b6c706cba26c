/** A slow, obvious second opinion: paints minutes on a board. Written from the rules, sharing no code with the engine. */
@NullMarked
package dev.bookingkit.slot.oracle;

import org.jspecify.annotations.NullMarked;
