package dev.bookingkit.routing.http;

import dev.bookingkit.problem.FieldError;
import dev.bookingkit.routing.Match;
import dev.bookingkit.routing.RoutingRule;
import dev.bookingkit.routing.Target;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule of a form; without an id it gets a new one. */
record RuleRequest(
        @Nullable @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String id,
        @NotNull Match match,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid ConditionRequest> conditions,
        @NotNull @Valid Target target) {

    static RuleRequest of(RoutingRule rule) {
        return new RuleRequest(
                rule.id(),
                rule.match(),
                rule.conditions().stream().map(ConditionRequest::of).toList(),
                rule.target());
    }

    Stream<FieldError> problems(String at) {
        return IntStream.range(0, conditions.size())
                .boxed()
                .flatMap(i -> conditions.get(i).problems(at + "/conditions/" + i));
    }

    RoutingRule toRule() {
        return new RoutingRule(
                id == null ? UUID.randomUUID().toString() : id,
                match,
                conditions.stream().map(ConditionRequest::toCondition).toList(),
                target);
    }
}
