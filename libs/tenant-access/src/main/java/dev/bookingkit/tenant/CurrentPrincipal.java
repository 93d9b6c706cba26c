package dev.bookingkit.tenant;

import dev.bookingkit.problem.CommonProblem.Unauthenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** The principal of the request that is being answered; resources read it once and hand it on explicitly. */
@ApplicationScoped
public class CurrentPrincipal {

    private static final String KEY = "bookingkit.principal";

    private final CurrentVertxRequest request;

    CurrentPrincipal(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Fails as {@code unauthenticated} on a path that needs no principal. */
    public Principal get() {
        Principal principal = request.getCurrent().get(KEY);
        if (principal == null) {
            throw new Unauthenticated("Send a bearer token or an API key that is valid.").exception();
        }
        return principal;
    }

    /** Called by the authentication mechanisms, once per request. */
    public static void establish(RoutingContext request, Principal principal) {
        request.put(KEY, principal);
    }
}
