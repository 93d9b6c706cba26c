/** {@code /v1/recurring-series}: what clients send and see; no decision is taken here. */
@NullMarked
package dev.bookingkit.series.http;

import org.jspecify.annotations.NullMarked;
