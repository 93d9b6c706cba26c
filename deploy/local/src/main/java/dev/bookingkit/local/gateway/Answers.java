package dev.bookingkit.local.gateway;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.http.ProblemBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** The gateway's own answers. */
final class Answers {

    private Answers() {}

    static void send(HttpServerRequest request, int status, String type, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }

    /** Sends a problem and, where the rest of the request cannot be trusted or is not wanted, hangs up. */
    static void problem(HttpServerRequest request, Problem problem, boolean hangUp) {
        HttpServerResponse response = request.response();
        problem.headers().forEach(response::putHeader);
        if (hangUp) {
            response.putHeader("Connection", "close");
            response.endHandler(sent -> request.connection().close());
        }
        send(request, problem.type().status(), ProblemBody.MEDIA_TYPE, body(request, problem));
    }

    /** A problem in place of the answer that a service did not give. */
    static ProxyResponse problem(ProxyRequest request, Problem problem) {
        HttpServerRequest proxied = request.proxiedRequest();
        Buffer body = body(proxied, problem);
        ProxyResponse response = request.release().response();
        problem.headers().forEach(response::putHeader);
        return response.setStatusCode(problem.type().status())
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .setBody(Body.body(body));
    }

    private static Buffer body(HttpServerRequest request, Problem problem) {
        return new JsonObject(Json.encode(ProblemBody.of(problem, TraceParent.id(request.headers())))).toBuffer();
    }
}
