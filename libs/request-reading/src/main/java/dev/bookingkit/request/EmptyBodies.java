package dev.bookingkit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Some bodies may be absent; a POST without one needs no content type either, and has none whatever it says. */
@Singleton
class EmptyBodies {

    private static final int AFTER_THE_GUARD = 900;

    void register(@Observes Filters filters) {
        filters.register(EmptyBodies::name, AFTER_THE_GUARD);
    }

    private static void name(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader("Content-Length");
        boolean empty = (length == null || length.equals("0")) && request.getHeader("Transfer-Encoding") == null;
        if (request.method().equals(HttpMethod.POST) && empty) {
            request.headers().set("Content-Type", "application/json");
        }
        context.next();
    }
}
