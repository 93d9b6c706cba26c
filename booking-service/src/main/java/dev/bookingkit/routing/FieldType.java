package dev.bookingkit.routing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of answer a form's field takes. */
public enum FieldType {
    @JsonProperty("dropdown")
    DROPDOWN,
    @JsonProperty("text")
    TEXT,
    @JsonProperty("radio")
    RADIO,
    /** With options: any of them. Without: true or false. */
    @JsonProperty("checkbox")
    CHECKBOX
}
