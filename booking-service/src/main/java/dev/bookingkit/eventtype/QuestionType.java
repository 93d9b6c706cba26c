package dev.bookingkit.eventtype;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of answer a custom question takes. */
public enum QuestionType {
    @JsonProperty("short_text")
    SHORT_TEXT,
    @JsonProperty("long_text")
    LONG_TEXT,
    @JsonProperty("single_select")
    SINGLE_SELECT,
    @JsonProperty("multi_select")
    MULTI_SELECT,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("checkbox")
    CHECKBOX;

    /** Whether the answer is taken from the question's options. */
    public boolean hasOptions() {
        return this == SINGLE_SELECT || this == MULTI_SELECT;
    }
}
