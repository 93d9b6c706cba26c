/**
 * Organizations and their settings.
 *
 * <p>A principal sees its own organization and no other. Its settings are checked by the database, too.
 */
@NullMarked
package dev.bookingkit.organization;

import org.jspecify.annotations.NullMarked;
