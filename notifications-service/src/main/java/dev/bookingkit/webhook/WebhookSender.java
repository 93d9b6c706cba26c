package dev.bookingkit.webhook;

import dev.bookingkit.webhook.SendResult.Blocked;
import dev.bookingkit.webhook.SendResult.Unreachable;
import dev.bookingkit.webhook.target.HostResolver;
import dev.bookingkit.webhook.target.TargetGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Posts one body to one target, once.
 *
 * <p>The host is resolved once per attempt, every address of it must be allowed, and the connection goes to the first of these
 * very addresses, under the original host name. No redirect is followed, no connection is kept, and no more than 64 KiB of
 * the answer are read.
 */
class WebhookSender {

    static final int READ_AT_MOST = 64 * 1024;
    private static final int HTTPS = 443;

    private final Vertx vertx;
    private final HttpClient client;
    private final TargetGuard guard;
    private final HostResolver resolver;
    private final Duration deadline;

    WebhookSender(Vertx vertx, TargetGuard guard, HostResolver resolver, Duration deadline) {
        this.vertx = vertx;
        this.guard = guard;
        this.resolver = resolver;
        this.deadline = deadline;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(1024)
                .setConnectTimeout((int) deadline.toMillis())
                .setMaxHeaderSize(READ_AT_MOST)
                .setVerifyHost(true)
                .setName("webhooks"));
    }

    /** Never fails, and ends within the deadline. */
    Uni<SendResult> send(String url, Map<String, String> headers, String body) {
        Optional<String> refusal = guard.refusalOf(url);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Blocked(refusal.get()));
        }
        URI target = URI.create(url);
        Exchange exchange = new Exchange();
        Callable<List<InetAddress>> lookUp = () -> resolver.addressesOf(target);
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(lookUp, false).toCompletionStage())
                .chain(addresses -> guard.refusalOf(target, addresses)
                        .<Uni<SendResult>>map(reason -> Uni.createFrom().item(new Blocked(reason)))
                        .orElseGet(() -> post(target, addresses.getFirst(), headers, body, exchange)))
                .ifNoItem()
                .after(deadline)
                .recoverWithItem(new Unreachable("no complete answer within " + deadline.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> new Unreachable(describe(failure)))
                .onTermination()
                .invoke(exchange::end);
    }

    private Uni<SendResult> post(
            URI target, InetAddress address, Map<String, String> headers, String body, Exchange exchange) {
        boolean tls = target.getScheme().equalsIgnoreCase("https");
        int port = target.getPort() == -1 ? (tls ? HTTPS : 80) : target.getPort();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(path + query)
                .setFollowRedirects(false);
        headers.forEach(options::addHeader);
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .onSuccess(exchange::started)
                        .compose(request -> request.send(Buffer.buffer(body)))
                        .compose(response -> exchange.read(response).map(text -> answered(response, text)))
                        .toCompletionStage());
    }

    private static SendResult answered(HttpClientResponse response, String text) {
        return new SendResult.Answered(response.statusCode(), text, response.getHeader("Retry-After"));
    }

    private static String describe(Throwable failure) {
        return failure instanceof UnknownHostException
                ? "the host name does not resolve"
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** One request under way, which the deadline may cut off at any point. */
    private static final class Exchange {

        private volatile boolean ended;
        private volatile @org.jspecify.annotations.Nullable HttpClientRequest request;

        void started(HttpClientRequest sent) {
            request = sent;
            if (ended) {
                sent.connection().close();
            }
        }

        /** The body as text, cut off; complete as soon as enough has come. */
        io.vertx.core.Future<String> read(HttpClientResponse response) {
            io.vertx.core.Promise<String> text = io.vertx.core.Promise.promise();
            Buffer start = Buffer.buffer();
            response.handler(chunk -> {
                start.appendBuffer(chunk, 0, Math.min(chunk.length(), READ_AT_MOST - start.length()));
                if (start.length() >= READ_AT_MOST) {
                    text.tryComplete(start.toString(StandardCharsets.UTF_8));
                    response.request().connection().close();
                }
            });
            response.exceptionHandler(text::tryFail);
            response.endHandler(end -> text.tryComplete(start.toString(StandardCharsets.UTF_8)));
            return text.future();
        }

        void end() {
            ended = true;
            HttpClientRequest sent = request;
            if (sent != null) {
                sent.connection().close();
            }
        }
    }
}
