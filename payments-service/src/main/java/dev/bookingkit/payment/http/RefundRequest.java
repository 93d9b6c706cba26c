package dev.bookingkit.payment.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** @param amountCents what to give back; absent or null: everything that is left */
public record RefundRequest(
        @Nullable @Min(1) @Max(99_999_999_999L) Long amountCents) {}
