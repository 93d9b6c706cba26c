package dev.bookingkit.customer;

/** How much was erased this time. */
public record ErasedCounts(int bookings, int seats) {}
