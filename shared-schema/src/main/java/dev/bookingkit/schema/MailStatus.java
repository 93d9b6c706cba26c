package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a mail stands; {@code suppressed} means that the customer does not want it. PostgreSQL type {@code mail_status}. */
public enum MailStatus implements WireEnum {
    PENDING,
    SENT,
    FAILED,
    SUPPRESSED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static MailStatus fromWire(String wireName) {
        return WireNames.parse(MailStatus.class, wireName);
    }
}
