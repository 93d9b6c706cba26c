package dev.bookingkit.routing.http;

import dev.bookingkit.problem.FieldError;
import dev.bookingkit.routing.Comparison;
import dev.bookingkit.routing.Condition;
import dev.bookingkit.routing.ConditionGroup;
import dev.bookingkit.routing.Match;
import dev.bookingkit.routing.Operator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Either {@code {field, operator, value}} or a group {@code {match, conditions}}. */
record ConditionRequest(
        @Nullable @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String field,
        @Nullable Operator operator,

        @Nullable @Schema(description = "a string, true or false, or a list of strings")
        Object value,

        @Nullable Match match,
        @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid ComparisonRequest> conditions) {

    static ConditionRequest of(Condition condition) {
        return switch (condition) {
            case Comparison it -> new ConditionRequest(it.field(), it.operator(), it.value(), null, null);
            case ConditionGroup it ->
                new ConditionRequest(
                        null,
                        null,
                        null,
                        it.match(),
                        it.conditions().stream().map(ComparisonRequest::of).toList());
        };
    }

    /** What keeps it from being one of the two. */
    Stream<FieldError> problems(String at) {
        boolean comparison = field != null || operator != null || value != null;
        if (!isGroup()) {
            return Stream.of(
                            missing(field, at + "/field"),
                            missing(operator, at + "/operator"),
                            missing(value, at + "/value"))
                    .flatMap(found -> found);
        }
        return comparison
                ? Stream.of(new FieldError(at, "a comparison or a group is wanted here, not both"))
                : Stream.concat(missing(match, at + "/match"), missing(conditions, at + "/conditions"));
    }

    /** Only where there are no {@link #problems}. */
    Condition toCondition() {
        return isGroup()
                ? new ConditionGroup(
                        known(match),
                        known(conditions).stream()
                                .map(ComparisonRequest::toComparison)
                                .toList())
                : new Comparison(known(field), known(operator), known(value));
    }

    private boolean isGroup() {
        return match != null || conditions != null;
    }

    private static Stream<FieldError> missing(@Nullable Object value, String at) {
        return value == null ? Stream.of(new FieldError(at, "a value is wanted here")) : Stream.empty();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
