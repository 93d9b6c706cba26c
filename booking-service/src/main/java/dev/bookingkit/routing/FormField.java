package dev.bookingkit.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form.
 *
 * @param options what a dropdown or a radio offers; of a checkbox: null makes it a plain yes or no
 * @param isRequired null: it is not
 */
public record FormField(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String key,
        @NotNull @PlainText(min = 1, max = 500) String label,
        @NotNull FieldType type,
        @Nullable @Size(max = 100) List<@NotNull @PlainText(min = 1, max = 200) String> options,
        @JsonProperty("isRequired") @Nullable Boolean isRequired) {

    boolean required() {
        return Boolean.TRUE.equals(isRequired);
    }

    List<String> choices() {
        return options == null ? List.of() : options;
    }

    /** Whether the answer is true or false. */
    boolean yesOrNo() {
        return type == FieldType.CHECKBOX && choices().isEmpty();
    }

    /** Whether several of the options may be chosen. */
    boolean several() {
        return type == FieldType.CHECKBOX && !choices().isEmpty();
    }

    /** As conditions see them. */
    Set<String> foldedChoices() {
        return choices().stream().map(Texts::folded).collect(Collectors.toUnmodifiableSet());
    }

    Optional<String> problem() {
        boolean needsOptions = type == FieldType.DROPDOWN || type == FieldType.RADIO;
        if (needsOptions && choices().isEmpty()) {
            return Optional.of("a dropdown or a radio needs options");
        }
        if (type == FieldType.TEXT && !choices().isEmpty()) {
            return Optional.of("a text has no options");
        }
        return foldedChoices().size() < choices().size()
                ? Optional.of("the options must differ, in more than case and blanks")
                : Optional.empty();
    }
}
