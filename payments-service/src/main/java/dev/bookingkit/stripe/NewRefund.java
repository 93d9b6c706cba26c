package dev.bookingkit.stripe;

import java.util.UUID;

/**
 * Money that Stripe is to give back.
 *
 * @param refundId our row; also the idempotency key
 * @param intentId the paid PaymentIntent
 */
public record NewRefund(UUID refundId, UUID organizationId, String intentId, long amountCents) {}
