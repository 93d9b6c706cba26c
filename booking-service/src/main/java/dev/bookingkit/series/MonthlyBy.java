package dev.bookingkit.series;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a monthly series keeps from month to month. */
public enum MonthlyBy {
    /** The 31st is the last day of a shorter month. */
    @JsonProperty("day_of_month")
    DAY_OF_MONTH,

    /** The second Tuesday; the fifth is the last one of a month that has four. */
    @JsonProperty("weekday")
    WEEKDAY;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MonthlyBy ofStored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
