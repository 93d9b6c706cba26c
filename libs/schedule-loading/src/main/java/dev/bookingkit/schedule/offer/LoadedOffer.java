package dev.bookingkit.schedule.offer;

/** An offer, and what it was read from. */
public record LoadedOffer(Offer offer, Basis basis) {}
