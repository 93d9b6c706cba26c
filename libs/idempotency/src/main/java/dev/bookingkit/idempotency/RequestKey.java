package dev.bookingkit.idempotency;

/**
 * What a key stands for.
 *
 * @param fingerprint SHA-256 over method, path and body
 */
record RequestKey(String principal, String key, byte[] fingerprint) {}
