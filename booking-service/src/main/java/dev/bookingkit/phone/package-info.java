/** Whether a text is a phone number, by libphonenumber. What was typed is kept as it is. */
@NullMarked
package dev.bookingkit.phone;

import org.jspecify.annotations.NullMarked;
