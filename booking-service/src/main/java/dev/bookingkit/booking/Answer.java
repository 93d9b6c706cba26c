package dev.bookingkit.booking;

/** An answer as it is stored: with the question as it was asked, and a JSON value. */
public record Answer(String key, String label, Object response) {}
