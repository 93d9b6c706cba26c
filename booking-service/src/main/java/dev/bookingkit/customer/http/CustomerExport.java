package dev.bookingkit.customer.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service stores about a customer, at most 500 of a kind.
 *
 * @param routingSubmissions what the customer answered to routing forms
 * @param nextCursor the request's {@code cursor} for the rest; null: this is all
 */
record CustomerExport(
        String email,
        List<Object> bookings,
        List<Object> seats,
        List<Object> routingSubmissions,
        @Nullable String nextCursor) {}
