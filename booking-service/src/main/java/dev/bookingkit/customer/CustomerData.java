package dev.bookingkit.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about a customer, as JSON.
 *
 * @param bookings in the order of their ids, which is that of their making
 * @param seats with the first bookings only
 * @param submissions the answers to routing forms that led to these, or name the address; with the first bookings only
 * @param next where the rest of the bookings begins; null: there is none
 */
public record CustomerData(
        List<Object> bookings,
        List<Object> seats,
        List<Object> submissions,
        @Nullable UUID next) {}
