package dev.bookingkit.customer;

/** How much was erased this time. */
public record Erased(int bookings, int seats) {}
