package dev.bookingkit.payment.http;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** @param bookingId the booking to pay; pending, with a price */
public record StartPaymentRequest(@NotNull UUID bookingId) {}
