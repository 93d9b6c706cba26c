package dev.bookingkit.routing.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bookingkit.routing.FormField;
import dev.bookingkit.routing.RoutingForm;
import dev.bookingkit.routing.RoutingFormDetails;
import dev.bookingkit.routing.RoutingRule;
import dev.bookingkit.routing.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A routing form as its owners see it. */
@Schema(name = "RoutingForm")
record RoutingFormView(
        UUID id,
        String title,
        String slug,
        @Nullable String description,
        List<FormField> fields,
        List<RoutingRule> rules,
        @Nullable Target fallback,
        @JsonProperty("isActive") boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    static RoutingFormView of(RoutingForm form) {
        RoutingFormDetails it = form.details();
        return new RoutingFormView(
                form.id(),
                it.title(),
                it.slug(),
                it.description(),
                it.fields(),
                it.rules(),
                it.fallback(),
                it.isActive(),
                form.createdAt(),
                form.updatedAt());
    }
}
