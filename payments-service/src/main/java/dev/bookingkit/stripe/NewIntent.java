package dev.bookingkit.stripe;

import java.util.UUID;

/**
 * A charge that Stripe is to prepare.
 *
 * @param paymentId our row; also the idempotency key, so that asking again gives the same intent
 */
public record NewIntent(UUID paymentId, UUID bookingId, UUID organizationId, long amountCents, String currency) {}
