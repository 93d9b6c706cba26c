package dev.bookingkit.change;

import java.util.Locale;

/** What changed; the lower-case name is the event's {@code change}. */
public enum Change {
    PROVIDER,
    RULES,
    OVERRIDES,
    OUT_OF_OFFICE,
    TEAM,
    MEMBERS,
    EVENT_TYPES;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
