package dev.bookingkit.routing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One part of a rule. A group holds comparisons only, so that conditions are two levels deep at most. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Comparison.class), @JsonSubTypes.Type(ConditionGroup.class)})
@Schema(oneOf = {Comparison.class, ConditionGroup.class})
public sealed interface Condition permits Comparison, ConditionGroup {

    boolean holds(FormAnswers answers);
}
