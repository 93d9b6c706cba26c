package dev.bookingkit.booking;

import java.time.Instant;

/** A booking and where it is to start. */
public record Move(Booking booking, Instant start) {}
