package dev.bookingkit.request;

/** The body of a request that says everything by its address: {@code {}}, or none. Whoever sends more means something else. */
public record NoFields() {}
