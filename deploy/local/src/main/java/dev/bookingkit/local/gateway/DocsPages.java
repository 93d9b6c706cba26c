package dev.bookingkit.local.gateway;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /docs}, a page that shows the services' OpenAPI documents, and the documents under {@code /docs/<service>.json|yaml}. */
final class DocsPages {

    private static final Pattern DOCUMENT = Pattern.compile("/docs/([a-z-]+)\\.(json|yaml)");

    private final Map<String, ServiceProxy> services;
    private final Buffer page;

    DocsPages(Map<String, ServiceProxy> services) {
        this.services = services;
        String names = services.keySet().stream()
                .sorted()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(",", "[", "]"));
        this.page = Buffer.buffer(template().replace("[/*services*/]", names));
    }

    void answer(HttpServerRequest request) {
        if (request.path().matches("/docs/?")) {
            Answers.send(request, 200, "text/html; charset=utf-8", page);
            return;
        }
        Matcher document = DOCUMENT.matcher(request.path());
        ServiceProxy service = document.matches() ? services.get(document.group(1)) : null;
        if (service == null) {
            Answers.problem(request, NotFound.of("page"), false);
            return;
        }
        fetch(request, service, document.group(2));
    }

    private static void fetch(HttpServerRequest request, ServiceProxy service, String format) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(service.address().host())
                .setPort(service.address().port())
                .setTimeout(6000)
                .setURI("/q/openapi?format=" + format);
        service.client()
                .request(options)
                .compose(document -> document.send().compose(answer -> answer.body()))
                .onSuccess(body -> Answers.send(
                        request, 200, format.equals("json") ? "application/json" : "application/yaml", body))
                .onFailure(down -> Answers.problem(request, Unavailable.shortly(), false));
    }

    private static String template() {
        try (InputStream file = Objects.requireNonNull(DocsPages.class.getResourceAsStream("docs.html"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
