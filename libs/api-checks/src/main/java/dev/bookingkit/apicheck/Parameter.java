package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;

/** A path or query parameter; the schema is resolved. */
record Parameter(String name, boolean inPath, boolean required, JsonNode schema) {

    boolean is(String format) {
        return Schemas.format(schema).equals(format);
    }
}
