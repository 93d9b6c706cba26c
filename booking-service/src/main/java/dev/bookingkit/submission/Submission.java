package dev.bookingkit.submission;

import dev.bookingkit.routing.Target;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One filled-in form.
 *
 * @param matchedRule the rule's id, {@link dev.bookingkit.routing.Route#FALLBACK}, or null where nothing matched
 * @param target null where nothing matched
 * @param bookingId the latest booking it led to
 */
public record Submission(
        UUID id,
        UUID formId,
        Map<String, Object> answers,
        @Nullable String matchedRule,
        @Nullable Target target,
        @Nullable UUID bookingId,
        Instant createdAt) {}
