/**
 * Real servers for tests and local runs: PostgreSQL 18, Kafka 4.1, an OIDC issuer, an SMTP mailbox and a Stripe
 * simulator.
 *
 * <p>{@link dev.bookingkit.stack.EmbeddedStack} starts what is asked for, in parallel, on free ports of the loopback
 * interface, and leaves neither processes nor files behind, not even when its JVM is killed. PostgreSQL and Kafka come
 * embedded, from Testcontainers or from given addresses ({@link dev.bookingkit.stack.Mode}); nothing here knows the
 * schema.
 */
@NullMarked
package dev.bookingkit.stack;

import org.jspecify.annotations.NullMarked;
