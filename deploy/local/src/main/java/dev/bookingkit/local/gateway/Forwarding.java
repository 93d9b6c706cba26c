package dev.bookingkit.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.ProxyRequest;
import java.util.List;
import java.util.Locale;

/** Makes a client's headers fit for a service. */
final class Forwarding {

    private static final List<String> OURS = List.of("forwarded", "x-real-ip", "via", "keep-alive", "proxy-connection");

    private Forwarding() {}

    static void prepare(ProxyRequest request) {
        MultiMap headers = request.headers();
        for (String connection : headers.getAll("Connection")) { // RFC 9110, 7.6.1: what it names is for one hop
            for (String named : connection.split(",")) {
                headers.remove(named.trim());
            }
        }
        headers.names().stream()
                .filter(name -> isOurs(name.toLowerCase(Locale.ROOT)))
                .toList()
                .forEach(headers::remove);
        HttpServerRequest client = request.proxiedRequest();
        HostAndPort authority = client.authority();
        headers.set("X-Forwarded-For", client.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", client.scheme());
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
        String trace = client.headers().get("traceparent"); // the one ensured on arrival
        headers.set("traceparent", trace);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("x-forwarded-") || OURS.contains(name);
    }
}
