package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a key may leave the server: {@code sk_…} or {@code pk_…}. PostgreSQL type {@code api_key_kind}. */
public enum ApiKeyKind implements WireEnum {
    SECRET,
    PUBLISHABLE;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static ApiKeyKind fromWire(String wireName) {
        return WireNames.parse(ApiKeyKind.class, wireName);
    }
}
