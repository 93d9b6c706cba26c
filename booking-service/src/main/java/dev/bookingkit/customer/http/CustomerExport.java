package dev.bookingkit.customer.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that this service stores about a customer.
 *
 * @param routingSubmissions what the customer answered to routing forms
 * @param nextCursor the request's {@code cursor} for the rest of the bookings; null: this is all
 */
record CustomerExport(
        String email,
        List<Object> bookings,
        List<Object> seats,
        List<Object> routingSubmissions,
        @Nullable String nextCursor) {}
