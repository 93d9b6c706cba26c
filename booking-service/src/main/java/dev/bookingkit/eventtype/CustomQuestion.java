package dev.bookingkit.eventtype;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked of whoever books.
 *
 * @param options what a select offers; null for the other types
 * @param isRequired null: it is not
 */
public record CustomQuestion(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String key,
        @NotNull @PlainText(min = 1, max = 500) String label,
        @NotNull QuestionType type,
        @Nullable @Size(max = 100) List<@NotNull @PlainText(min = 1, max = 200) String> options,
        @JsonProperty("isRequired") @Nullable Boolean isRequired) {

    public boolean required() {
        return Boolean.TRUE.equals(isRequired);
    }

    /** What a select offers. */
    public List<String> choices() {
        return options == null ? List.of() : options;
    }

    Optional<String> problem() {
        if (!type.hasOptions()) {
            return choices().isEmpty() ? Optional.empty() : Optional.of("only a select has options");
        }
        if (choices().isEmpty()) {
            return Optional.of("a select needs options");
        }
        return new HashSet<>(choices()).size() < choices().size()
                ? Optional.of("the options must differ")
                : Optional.empty();
    }
}
