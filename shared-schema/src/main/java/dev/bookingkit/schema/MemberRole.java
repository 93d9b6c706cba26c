package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The role of a member in an organization or a team. PostgreSQL type {@code member_role}. */
public enum MemberRole implements WireEnum {
    OWNER,
    ADMIN,
    MEMBER;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static MemberRole fromWire(String wireName) {
        return WireNames.parse(MemberRole.class, wireName);
    }
}
