package dev.bookingkit.routing.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.request.constraint.PlainText;
import dev.bookingkit.request.constraint.Slug;
import dev.bookingkit.routing.FormField;
import dev.bookingkit.routing.RoutingFormDetails;
import dev.bookingkit.routing.Target;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a new form, and what a patch is merged into; null or absent means the default. */
record RoutingFormRequest(
        @NotNull @PlainText(min = 1, max = 200) String title,

        @Schema(pattern = "[a-z0-9]+(-[a-z0-9]+)*") @NotNull @Slug @Size(min = 1, max = 100)
        String slug,

        @Nullable @PlainText(max = 5_000, multiline = true) String description,
        @Nullable @Size(max = 50) List<@NotNull @Valid FormField> fields,
        @Nullable @Size(max = 100) List<@NotNull @Valid RuleRequest> rules,
        @Nullable @Valid Target fallback,
        @JsonProperty("isActive") @Nullable Boolean isActive) {

    static RoutingFormRequest of(RoutingFormDetails it) {
        return new RoutingFormRequest(
                it.title(),
                it.slug(),
                it.description(),
                it.fields(),
                it.rules().stream().map(RuleRequest::of).toList(),
                it.fallback(),
                it.isActive());
    }

    /** What the constraints cannot say: conditions that are neither a comparison nor a group. */
    List<FieldError> problems() {
        return IntStream.range(0, givenRules().size())
                .boxed()
                .flatMap(i -> givenRules().get(i).problems("/rules/" + i))
                .toList();
    }

    RoutingFormDetails toDetails() {
        return new RoutingFormDetails(
                title,
                slug,
                description,
                Objects.requireNonNullElse(fields, List.of()),
                givenRules().stream().map(RuleRequest::toRule).toList(),
                fallback,
                isActive == null || isActive);
    }

    private List<RuleRequest> givenRules() {
        return Objects.requireNonNullElse(rules, List.of());
    }
}
