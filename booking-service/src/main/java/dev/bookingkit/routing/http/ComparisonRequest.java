package dev.bookingkit.routing.http;

import dev.bookingkit.routing.Comparison;
import dev.bookingkit.routing.Operator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comparison within a group. */
record ComparisonRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String field,
        @NotNull Operator operator,

        @NotNull @Schema(description = "a string, true or false, or a list of strings")
        Object value) {

    static ComparisonRequest of(Comparison it) {
        return new ComparisonRequest(it.field(), it.operator(), it.value());
    }

    Comparison toComparison() {
        return new Comparison(field, operator, value);
    }
}
