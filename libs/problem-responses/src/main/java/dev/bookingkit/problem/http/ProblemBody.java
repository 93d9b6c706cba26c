package dev.bookingkit.problem.http;

import dev.bookingkit.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of RFC 9457 for a problem. */
public final class ProblemBody {

    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemBody() {}

    /**
     * The members in their usual order.
     *
     * @param traceId the W3C trace id of the request, if it has one; becomes {@code instance}
     */
    public static Map<String, Object> of(Problem problem, @Nullable String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().uri());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        if (traceId != null) {
            body.put("instance", "urn:trace:" + traceId);
        }
        body.putAll(problem.members());
        return body;
    }
}
