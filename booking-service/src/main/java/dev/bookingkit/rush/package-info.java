/**
 * Keeps a crowd that wants one thing away from the database: few ask at a time, and what one of them is refused, the others who want the
 * same are told with it. This is about load only; it is the database that sells nothing twice.
 */
@NullMarked
package dev.bookingkit.rush;

import org.jspecify.annotations.NullMarked;
