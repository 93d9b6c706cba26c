package dev.bookingkit.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** How conditions join: AND or OR. */
public enum Match {
    @JsonProperty("all")
    ALL,
    @JsonProperty("any")
    ANY;

    boolean holds(List<? extends Condition> conditions, FormAnswers answers) {
        return switch (this) {
            case ALL -> conditions.stream().allMatch(condition -> condition.holds(answers));
            case ANY -> conditions.stream().anyMatch(condition -> condition.holds(answers));
        };
    }
}
