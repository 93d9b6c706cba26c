package dev.bookingkit.routing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a {@link Comparison} compares an answer with its value. */
public enum Operator {
    @JsonProperty("equals")
    EQUALS,
    /** The opposite of {@link #EQUALS}: true for a question that was not answered. */
    @JsonProperty("not_equals")
    NOT_EQUALS,
    @JsonProperty("contains")
    CONTAINS,
    @JsonProperty("in")
    IN
}
