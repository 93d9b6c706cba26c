package dev.bookingkit.payment;

import dev.bookingkit.schema.BookingStatus;
import java.util.UUID;

/** What this service reads of a booking, which another service owns. */
record BookingState(UUID id, BookingStatus status, long priceCents, String currency) {}
