/** What hangs below {@code /v1/providers/{id}}: rules, overrides, times out of office. */
@NullMarked
package dev.bookingkit.hours.http;

import org.jspecify.annotations.NullMarked;
