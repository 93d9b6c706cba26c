package dev.bookingkit.outbox;

/**
 * An event that is to be published once the current transaction commits.
 *
 * @param topic the Kafka topic
 * @param aggregateType what it is about, e.g. {@code payment}
 * @param key the Kafka key: events of one key stay in order
 * @param type dotted past tense, e.g. {@code payment.succeeded}
 * @param payload the CloudEvent's data, written as JSON
 */
public record OutgoingEvent(String topic, String aggregateType, String key, String type, Object payload) {}
