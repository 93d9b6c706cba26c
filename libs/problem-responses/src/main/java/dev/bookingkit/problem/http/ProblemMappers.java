package dev.bookingkit.problem.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.bookingkit.problem.CommonProblem.Forbidden;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.problem.CommonProblem.Protocol;
import dev.bookingkit.problem.CommonProblem.Unauthenticated;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure that reaches the HTTP layer, as a problem. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Unauthenticated NO_CREDENTIALS =
            new Unauthenticated("Send a bearer token or an API key that is valid.");

    @ServerExceptionMapper
    Response problem(ProblemException failure, ContainerRequestContext request) {
        return ProblemResponses.of(failure.problem(), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response violations(ConstraintViolationException failure, ContainerRequestContext request) {
        return ProblemResponses.of(ViolationProblems.of(failure), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response json(JsonProcessingException failure, ContainerRequestContext request) {
        return ProblemResponses.of(JsonProblems.of(failure), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatchedJson(MismatchedInputException failure, ContainerRequestContext request) {
        return ProblemResponses.of(JsonProblems.of(failure), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(AuthenticationFailedException failure, ContainerRequestContext request) {
        return ProblemResponses.of(NO_CREDENTIALS, request);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthorized(UnauthorizedException failure, ContainerRequestContext request) {
        return ProblemResponses.of(NO_CREDENTIALS, request);
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException failure, ContainerRequestContext request) {
        return ProblemResponses.of(new Forbidden("These credentials lack the permission for this."), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response protocol(WebApplicationException failure, ContainerRequestContext request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return json(json, request);
        }
        if (failure.getCause() instanceof ProblemException problem) {
            return problem(problem, request);
        }
        int status = failure.getResponse().getStatus();
        return status >= 500 ? unexpected(failure, request) : ProblemResponses.of(protocolProblem(status), request);
    }

    @ServerExceptionMapper(priority = 1)
    Response unexpected(Throwable failure, ContainerRequestContext request) {
        LOG.errorf(
                failure,
                "%s %s failed [trace %s]",
                request.getMethod(),
                request.getUriInfo().getPath(),
                TraceIds.of(request.getHeaderString("traceparent")));
        return ProblemResponses.of(
                new Protocol(ProblemType.INTERNAL_ERROR, "It has been logged; quote the trace id when you report it."),
                request);
    }

    private static Problem protocolProblem(int status) {
        return switch (status) {
            case 401 -> NO_CREDENTIALS;
            case 404 -> new NotFound("There is nothing at this address.");
            case 405 ->
                new Protocol(
                        ProblemType.METHOD_NOT_ALLOWED, "See the API's description for the methods of this address.");
            case 406 -> new Protocol(ProblemType.NOT_ACCEPTABLE, "The API answers application/json.");
            case 413 -> new Protocol(ProblemType.TOO_LARGE, "Send a smaller body.");
            case 415 -> new Protocol(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            default -> new Protocol(ProblemType.INVALID_REQUEST, "The request cannot be understood.");
        };
    }
}
