package dev.bookingkit.local.gateway;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.Protocol;
import dev.bookingkit.problem.CommonProblem.TooLarge;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the gateway refuses before it looks for a service. */
final class RequestChecks {

    static final int MAX_HEADER_BYTES = 16 * 1024;
    static final long MAX_BODY_BYTES = 10L * 1024 * 1024;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    /** Dot segments, path parameters, encoded slashes, controls and broken escapes: each means different things to different servers. */
    private static final Pattern TRICKS =
            Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$|;)|;|%3b|\\\\|%5c|%2f|%[01][0-9a-f]|%7f|%(?![0-9a-f]{2})|//");

    private RequestChecks() {}

    static @Nullable Problem problemOf(HttpServerRequest request) {
        if (!METHODS.contains(request.method())) {
            return new Protocol(ProblemType.METHOD_NOT_ALLOWED, "No resource offers " + request.method() + ".");
        }
        String path = request.path();
        if (path == null
                || !path.startsWith("/")
                || TRICKS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return InvalidRequest.at("", "The path has characters that no address of this API has.");
        }
        if (!isUri(request.uri())) {
            return InvalidRequest.at(
                    "", "The address has characters that must be percent-encoded, or a % that begins no escape.");
        }
        String length = request.getHeader("Content-Length");
        return length != null && Long.parseLong(length) > MAX_BODY_BYTES ? tooLarge() : null;
    }

    /** The services' HTTP server answers 400 without a word to what {@link URI} does not read. */
    private static boolean isUri(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    static Problem tooLarge() {
        return new TooLarge("A body may have " + MAX_BODY_BYTES + " bytes.");
    }

    /** What made a request unreadable. */
    static Problem unreadable(Throwable cause) {
        return cause instanceof TooLongHttpHeaderException
                ? new Protocol(
                        ProblemType.HEADERS_TOO_LARGE, "Headers may have " + MAX_HEADER_BYTES + " bytes together.")
                : InvalidRequest.at("", "This is not a valid HTTP request.");
    }
}
