/** Constraints for the fields of request bodies, beyond those of Jakarta Validation. */
@NullMarked
package dev.bookingkit.request.constraint;

import org.jspecify.annotations.NullMarked;
