package dev.bookingkit.series;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What happens where an occurrence cannot be booked. */
public enum OnConflict {
    /** Nothing is booked. */
    @JsonProperty("fail")
    FAIL,

    /** The others are booked. */
    @JsonProperty("skip")
    SKIP;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OnConflict ofStored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
