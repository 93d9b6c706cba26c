package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.bookingkit.schema.event.EventTypes;

/** The events that start a workflow; the wire name is the event's type. PostgreSQL type {@code workflow_trigger}. */
public enum WorkflowTrigger implements WireEnum {
    BOOKING_CREATED(EventTypes.BOOKING_CREATED),
    BOOKING_CONFIRMED(EventTypes.BOOKING_CONFIRMED),
    BOOKING_REJECTED(EventTypes.BOOKING_REJECTED),
    BOOKING_CANCELLED(EventTypes.BOOKING_CANCELLED),
    BOOKING_RESCHEDULED(EventTypes.BOOKING_RESCHEDULED),
    BOOKING_COMPLETED(EventTypes.BOOKING_COMPLETED),
    BOOKING_NO_SHOW(EventTypes.BOOKING_NO_SHOW),
    BOOKING_REASSIGNED(EventTypes.BOOKING_REASSIGNED),
    SEAT_RESERVED(EventTypes.SEAT_RESERVED),
    SEAT_CANCELLED(EventTypes.SEAT_CANCELLED),
    SEAT_WAITLISTED(EventTypes.SEAT_WAITLISTED),
    SEAT_OFFERED(EventTypes.SEAT_OFFERED),
    SEAT_OFFER_EXPIRED(EventTypes.SEAT_OFFER_EXPIRED),
    SERIES_CREATED(EventTypes.SERIES_CREATED),
    PAYMENT_SUCCEEDED(EventTypes.PAYMENT_SUCCEEDED),
    PAYMENT_FAILED(EventTypes.PAYMENT_FAILED),
    PAYMENT_REFUNDED(EventTypes.PAYMENT_REFUNDED),
    OUT_OF_OFFICE_CREATED(EventTypes.OUT_OF_OFFICE_CREATED);

    private final String wireName;

    WorkflowTrigger(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static WorkflowTrigger fromWire(String wireName) {
        return WireNames.parse(WorkflowTrigger.class, wireName);
    }
}
