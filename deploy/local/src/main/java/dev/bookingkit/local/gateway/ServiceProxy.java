package dev.bookingkit.local.gateway;

import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards the requests for one service. */
final class ServiceProxy implements ProxyInterceptor {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);
    private static final long PAUSE_BEFORE_RETRY_MS = 150;

    /** Event streams keep theirs for minutes: as many as a replica serves, and as many again for everything else. */
    private static final int CONNECTIONS = 200;

    private static final String ORIGIN = "origin";

    /** The body went over the limit while it was read. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Vertx vertx;
    private final String name;
    private final List<HostAndPort> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final long timeoutMs;
    private final HttpClient client;
    private final HttpProxy proxy;

    ServiceProxy(Vertx vertx, String name, List<HostAndPort> replicas, Duration timeout) {
        this.vertx = vertx;
        this.name = name;
        this.replicas = List.copyOf(replicas);
        this.timeoutMs = timeout.toMillis();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(1000)
                        .setKeepAliveTimeout(60)
                        .setMaxWaitQueueSize(1000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(this::connect)
                .addInterceptor(this);
    }

    HttpClient client() {
        return client;
    }

    /** The replicas take turns. */
    HostAndPort address() {
        return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    }

    void forward(HttpServerRequest request) {
        proxy.handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        Forwarding.prepare(request);
        return bounded(request)
                .compose(ready -> withinTime(context))
                .recover(failure -> Future.succeededFuture(Answers.problem(request, problemOf(failure))));
    }

    /** A body of unknown length is read up to the limit first; one with a length was checked by that. */
    private Future<Void> bounded(ProxyRequest request) {
        HttpServerRequest client = request.proxiedRequest();
        if (request.getBody().length() >= 0 || client.getHeader("Transfer-Encoding") == null) {
            return Future.succeededFuture();
        }
        Promise<Void> read = Promise.promise();
        Buffer body = Buffer.buffer();
        client.handler(chunk -> {
            if (body.length() + chunk.length() > RequestChecks.MAX_BODY_BYTES) {
                client.response().putHeader("Connection", "close");
                client.response().endHandler(sent -> client.connection().close());
                read.tryFail(new TooLong());
            } else {
                body.appendBuffer(chunk);
            }
        });
        client.exceptionHandler(read::tryFail);
        client.endHandler(end -> {
            request.setBody(Body.body(body));
            read.tryComplete();
        });
        client.resume();
        return read.future();
    }

    private Future<ProxyResponse> withinTime(ProxyContext context) {
        Promise<ProxyResponse> answer = Promise.promise();
        long timer = vertx.setTimer(timeoutMs, late -> {
            if (answer.tryFail(new TimeoutException(name))) {
                HttpClientRequest origin = context.get(ORIGIN, HttpClientRequest.class);
                if (origin != null) {
                    origin.reset();
                }
            }
        });
        sendTwiceIfSafe(context).onComplete(sent -> {
            vertx.cancelTimer(timer);
            if (sent.failed()) {
                answer.tryFail(sent.cause());
            } else if (!answer.tryComplete(sent.result())) {
                sent.result().release();
            }
        });
        return answer.future();
    }

    /** A service that restarts breaks kept connections; what changes nothing is simply asked again. */
    private Future<ProxyResponse> sendTwiceIfSafe(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest client = request.proxiedRequest();
        boolean body = client.getHeader("Content-Length") != null || client.getHeader("Transfer-Encoding") != null;
        if (body || !SAFE.contains(request.getMethod())) {
            return context.sendRequest();
        }
        client.resume();
        request.setBody(Body.body(Buffer.buffer()));
        return context.sendRequest()
                .recover(broken -> broken instanceof ConnectException
                        ? Future.failedFuture(broken)
                        : connect(context).compose(origin -> {
                            request.setBody(Body.body(Buffer.buffer()));
                            return request.send(origin);
                        }));
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        return connectOnce(context)
                .recover(refused -> refused instanceof ConnectException
                        ? askOthers(context, refused, replicas.size() - 1)
                        : Future.failedFuture(refused))
                .recover(refused -> refused instanceof ConnectException
                                && IDEMPOTENT.contains(context.request().getMethod())
                        ? pause().compose(now -> connectOnce(context))
                        : Future.failedFuture(refused));
    }

    /** A replica that takes no connection has seen nothing of the request. */
    private Future<HttpClientRequest> askOthers(ProxyContext context, Throwable refused, int left) {
        return left <= 0
                ? Future.failedFuture(refused)
                : connectOnce(context)
                        .recover(again -> again instanceof ConnectException
                                ? askOthers(context, again, left - 1)
                                : Future.failedFuture(again));
    }

    private Future<HttpClientRequest> connectOnce(ProxyContext context) {
        HostAndPort address = address();
        RequestOptions options =
                new RequestOptions().setServer(SocketAddress.inetSocketAddress(address.port(), address.host()));
        return client.request(options).onSuccess(origin -> context.set(ORIGIN, origin));
    }

    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        vertx.setTimer(PAUSE_BEFORE_RETRY_MS, id -> over.complete());
        return over.future();
    }

    private Problem problemOf(Throwable failure) {
        if (failure instanceof TooLong) {
            return RequestChecks.tooLarge();
        }
        String what =
                failure instanceof TimeoutException ? " did not answer in time." : " cannot be reached right now.";
        return new Unavailable(Objects.requireNonNull(name) + what + " Try again in a moment.", 2);
    }
}
