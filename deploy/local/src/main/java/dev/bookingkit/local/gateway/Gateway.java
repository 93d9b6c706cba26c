package dev.bookingkit.local.gateway;

import dev.bookingkit.problem.CommonProblem.NotFound;
import dev.bookingkit.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The one origin that clients see. */
public final class Gateway implements AutoCloseable {

    /** After this time a service's answer is no longer waited for. */
    public static final Duration TIMEOUT = Duration.ofSeconds(6);

    private final Vertx vertx = Vertx.vertx();
    private final Routes routes;
    private final Map<String, ServiceProxy> services = new TreeMap<>();
    private final DocsPages docs;
    private final HttpServer server;

    private Gateway(Routes routes, Map<String, List<URI>> addresses, int port, Duration timeout) {
        this.routes = routes;
        addresses.forEach((name, replicas) -> services.put(
                name,
                new ServiceProxy(
                        vertx, name, replicas.stream().map(Gateway::hostAndPort).toList(), timeout)));
        this.docs = new DocsPages(services);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setMaxHeaderSize(RequestChecks.MAX_HEADER_BYTES)
                        .setMaxInitialLineLength(8192)
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(120)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .invalidRequestHandler(request -> Answers.problem(
                        request,
                        RequestChecks.unreadable(request.decoderResult().cause()),
                        true))
                .requestHandler(this::handle);
    }

    /**
     * Starts to listen on the loopback interface.
     *
     * @param services the base URLs of each service's replicas
     * @param port 0 for any free one
     */
    public static Gateway start(Routes routes, Map<String, List<URI>> services, int port, Duration timeout) {
        Gateway gateway = new Gateway(routes, services, port, timeout);
        try {
            gateway.server.listen().toCompletionStage().toCompletableFuture().join();
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private static HostAndPort hostAndPort(URI address) {
        return HostAndPort.create(address.getHost(), address.getPort());
    }

    /** {@code http://localhost:port}. */
    public String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        TraceParent.ensure(request.headers());
        Problem problem = RequestChecks.problemOf(request);
        if (problem != null) {
            Answers.problem(request, problem, true);
            return;
        }
        String path = request.path();
        if (path.equals("/q/health")) {
            Answers.send(request, 200, "application/json", Buffer.buffer("{\"status\":\"UP\",\"checks\":[]}"));
        } else if (path.equals("/docs") || path.startsWith("/docs/")) {
            docs.answer(request);
        } else {
            routes.service(path)
                    .map(services::get)
                    .ifPresentOrElse(
                            service -> service.forward(request),
                            () -> Answers.problem(request, NotFound.of("address"), false));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
