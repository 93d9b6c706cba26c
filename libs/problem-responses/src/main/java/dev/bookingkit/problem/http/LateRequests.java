package dev.bookingkit.problem.http;

import dev.bookingkit.problem.CommonProblem.Unavailable;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Ends a request that was answered before its resource was reached, because finding out whose it is took until the deadline. With the
 * answer its body went too: a resource that can do without one would do what nobody asked for, and under the request's key.
 */
@Provider
class LateRequests implements ContainerRequestFilter {

    private final CurrentVertxRequest current;

    LateRequests(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (current.getCurrent().response().ended()) {
            throw Unavailable.shortly().exception();
        }
    }
}
