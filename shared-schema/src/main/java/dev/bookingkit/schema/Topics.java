package dev.bookingkit.schema;

/** Names of the Kafka topics. Records are keyed by the aggregate's id, CloudEvents 1.0 in binary mode. */
public final class Topics {

    /**
     * Key: booking id. Payload: {@link dev.bookingkit.schema.event.BookingEvent}. {@code series.created} has the series' id and
     * {@link dev.bookingkit.schema.event.SeriesEvent}.
     */
    public static final String BOOKING_EVENTS = "booking_events";

    /** Key: booking id, so that a booking's payments stay in order. Payload: {@link dev.bookingkit.schema.event.PaymentEvent}. */
    public static final String PAYMENT_EVENTS = "payment_events";

    /** Key: provider id, else team id, else event type id. Payload: {@link dev.bookingkit.schema.event.AvailabilityEvent}. */
    public static final String AVAILABILITY_EVENTS = "availability_events";

    private Topics() {}

    /**
     * Where a consumer puts the records that it cannot process, for example
     * {@code booking_events.payments-service.dlq}.
     */
    public static String deadLetter(String topic, String consumer) {
        return topic + "." + consumer + ".dlq";
    }
}
