package dev.bookingkit.bulk;

import dev.bookingkit.booking.Booking;
import dev.bookingkit.problem.CommonProblem.Protocol;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.tenant.sql.SqlFailures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What became of one item, as JSON members: {@code bookingId}, {@code ok}, and the booking's state or the problem. */
final class ItemResult {

    private ItemResult() {}

    static Map<String, Object> done(Booking booking) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bookingId", booking.id().toString());
        result.put("ok", true);
        result.put("status", booking.status().wireName());
        result.put("startsAt", booking.startsAt().toString());
        result.put("providerId", booking.providerId().toString());
        result.put("version", booking.version());
        return result;
    }

    static Map<String, Object> refused(UUID bookingId, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().uri());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        body.putAll(problem.members());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bookingId", bookingId.toString());
        result.put("ok", false);
        result.put("problem", body);
        return result;
    }

    /** The answer that the failure is; empty where trying again later is better than an answer. */
    static Optional<Problem> problemOf(Throwable failure) {
        Throwable translated = SqlFailures.translate(failure);
        if (translated instanceof ProblemException known) {
            return known.problem() instanceof Unavailable ? Optional.empty() : Optional.of(known.problem());
        }
        return Optional.of(new Protocol(ProblemType.INTERNAL_ERROR, "It has been logged."));
    }
}
