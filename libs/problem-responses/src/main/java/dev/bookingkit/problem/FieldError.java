package dev.bookingkit.problem;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer a JSON Pointer (RFC 6901) into the body, {@code ?name} for a query parameter, or a header's name
 * @param detail what is wrong, in words for the client
 */
public record FieldError(String pointer, String detail) {}
