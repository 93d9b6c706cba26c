package dev.bookingkit.schema.event;

/** The types of events (CloudEvents attribute {@code type}). */
public final class EventTypes {

    public static final String BOOKING_CREATED = "booking.created";
    public static final String BOOKING_CONFIRMED = "booking.confirmed";
    public static final String BOOKING_REJECTED = "booking.rejected";
    public static final String BOOKING_CANCELLED = "booking.cancelled";
    public static final String BOOKING_RESCHEDULED = "booking.rescheduled";
    public static final String BOOKING_COMPLETED = "booking.completed";
    public static final String BOOKING_NO_SHOW = "booking.no_show";
    public static final String BOOKING_REASSIGNED = "booking.reassigned";

    public static final String SEAT_RESERVED = "seat.reserved";
    public static final String SEAT_CANCELLED = "seat.cancelled";
    public static final String SEAT_WAITLISTED = "seat.waitlisted";
    public static final String SEAT_OFFERED = "seat.offered";
    public static final String SEAT_OFFER_EXPIRED = "seat.offer_expired";
    public static final String SERIES_CREATED = "series.created";

    /** Whoever keeps a customer's data has to forget it; nothing to subscribe to. */
    public static final String CUSTOMER_ERASED = "customer.erased";

    public static final String PAYMENT_SUCCEEDED = "payment.succeeded";
    public static final String PAYMENT_FAILED = "payment.failed";
    public static final String PAYMENT_REFUNDED = "payment.refunded";

    public static final String OUT_OF_OFFICE_CREATED = "out_of_office.created";

    /** A provider's or team's schedule is not what it was. */
    public static final String AVAILABILITY_CHANGED = "availability.changed";

    private EventTypes() {}
}
