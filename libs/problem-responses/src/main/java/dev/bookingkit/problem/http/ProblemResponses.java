package dev.bookingkit.problem.http;

import dev.bookingkit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Builds the response for a problem; the one place that does. */
final class ProblemResponses {

    private ProblemResponses() {}

    static Response of(Problem problem, ContainerRequestContext request) {
        String traceId = TraceIds.of(request.getHeaderString("traceparent"));
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .header(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .entity(ProblemBody.of(problem, traceId));
        problem.headers().forEach(response::header);
        return response.build();
    }
}
