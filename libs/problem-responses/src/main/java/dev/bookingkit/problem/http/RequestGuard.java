package dev.bookingkit.problem.http;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.problem.CommonProblem.Protocol;
import dev.bookingkit.problem.CommonProblem.TooLarge;
import dev.bookingkit.problem.CommonProblem.Unauthenticated;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what no resource ever sees, before anything else looks at the request: headers and bodies that are too large,
 * paths with tricks in them, query parameters given twice. What nobody has answered after the deadline is {@code unavailable}.
 */
@Singleton
class RequestGuard {

    private static final int FIRST = 1000;

    private final RequestBounds bounds;

    RequestGuard(RequestBounds bounds) {
        this.bounds = bounds;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FIRST);
    }

    private void guard(RoutingContext context) {
        Problem problem = problemOf(context.request());
        if (problem == null) {
            answerInTime(context);
            context.next();
            return;
        }
        if (problem.type() == ProblemType.TOO_LARGE) {
            context.response().putHeader("Connection", "close");
        }
        answer(context, problem);
    }

    /** Work that a frozen server holds up goes on or fails by itself; the client is not kept waiting for it. */
    private void answerInTime(RoutingContext context) {
        long timer = context.vertx().setTimer(bounds.answerWithin().toMillis(), id -> {
            if (!context.response().headWritten() && !context.response().ended()) {
                answer(context, Unavailable.shortly());
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    private static void answer(RoutingContext context, Problem problem) {
        problem.headers().forEach(context.response()::putHeader);
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .end(Json.encode(
                        ProblemBody.of(problem, TraceIds.of(context.request().getHeader("traceparent")))));
    }

    private @Nullable Problem problemOf(HttpServerRequest request) {
        if (headerBytes(request) > bounds.maxHeaderBytes()) {
            return new Protocol(
                    ProblemType.HEADERS_TOO_LARGE, "Headers may have " + bounds.maxHeaderBytes() + " bytes together.");
        }
        if (contentLength(request) > bounds.maxBodyBytes()) {
            return new TooLarge("A body may have " + bounds.maxBodyBytes() + " bytes.");
        }
        String path = request.path() == null ? "" : request.path();
        if (hasTricks(path)) {
            return InvalidRequest.at("", "The path has characters that no address of this API has.");
        }
        String repeated = repeatedParameter(request.query());
        if (repeated != null) {
            return InvalidRequest.at("?" + repeated, "This query parameter is given more than once.");
        }
        if (request.headers().getAll("Authorization").size() > 1) {
            return new Unauthenticated("Send one Authorization header.");
        }
        return path.isEmpty() ? NotFound.of("address") : null;
    }

    private static long headerBytes(HttpServerRequest request) {
        long bytes = request.uri().length();
        for (Map.Entry<String, String> header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length() + 4;
        }
        return bytes;
    }

    private static long contentLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null || length.length() > 18 || !length.chars().allMatch(Character::isDigit)
                ? 0
                : Long.parseLong(length);
    }

    private static boolean hasTricks(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("%00")
                || lower.contains("..")
                || lower.contains(";")
                || lower.contains("%2e%2e")
                || lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%3b")
                || lower.contains("\\");
    }

    private static @Nullable String repeatedParameter(@Nullable String query) {
        if (query == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        for (String pair : query.split("&", -1)) {
            String name = pair.split("=", 2)[0];
            if (!name.isEmpty() && !seen.add(name)) {
                return name;
            }
        }
        return null;
    }
}
