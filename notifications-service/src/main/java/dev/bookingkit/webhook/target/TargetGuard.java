package dev.bookingkit.webhook.target;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a webhook may go: by the URL when it is saved, by the addresses behind it at every attempt.
 *
 * <p>Pure: it neither resolves nor connects.
 */
public final class TargetGuard {

    private static final int MAX_LENGTH = 2000;
    private static final Pattern DOTTED_QUAD = Pattern.compile(
            "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Set<String> INTERNAL_SUFFIXES = Set.of(
            "local",
            "localhost",
            "internal",
            "svc",
            "lan",
            "intranet",
            "corp",
            "home",
            "private",
            "localdomain",
            "arpa");

    /** Ports at or above 1024 on which databases, brokers and control planes listen. */
    private static final Set<Integer> DENIED_PORTS = Set.of(
            1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5672, 5900, 5984, 5985, 5986, 6379,
            6443, 8086, 8500, 9042, 9092, 9093, 9100, 9200, 9300, 10250, 10255, 10256, 11211, 27017, 27018, 50000);

    private final boolean allowLoopback;

    /** @param allowLoopback whether {@code http} and loopback addresses are allowed too: for local runs and tests only */
    public TargetGuard(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /** Why this URL cannot be a target; empty if it can be. */
    public Optional<String> refusalOf(String url) {
        URI uri = parse(url);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            return Optional.of("An absolute https URL with a host name is wanted here.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawAuthority().contains("@")) {
            return Optional.of("A URL without a user name is wanted here.");
        }
        if (uri.getRawFragment() != null) {
            return Optional.of("A URL without a fragment is wanted here.");
        }
        String host = host(uri);
        if (allowLoopback && isLoopbackName(host)) {
            return isHttp(uri) ? Optional.empty() : Optional.of("An http or https URL is wanted here.");
        }
        if (!uri.getScheme().equalsIgnoreCase("https")) {
            return Optional.of("An https URL is wanted here.");
        }
        return refusalOfPort(uri.getPort()).or(() -> refusalOfHost(host));
    }

    /**
     * Why these addresses, to which the host of the URL has just resolved, may not be connected to; empty if every one may.
     */
    public Optional<String> refusalOf(URI target, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return Optional.of("the host has no address");
        }
        boolean loopback = allowLoopback && isLoopbackName(host(target));
        boolean allowed = addresses.stream()
                .allMatch(
                        address -> loopback ? SpecialNetworks.isLoopback(address) : SpecialNetworks.isPublic(address));
        return allowed ? Optional.empty() : Optional.of("the host resolves to an address that is not public");
    }

    /** The host without the brackets of an IPv6 literal, in lower case. */
    static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static @Nullable URI parse(String url) {
        if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return null;
        }
        try {
            return new URI(url).parseServerAuthority();
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }

    private static boolean isHttp(URI uri) {
        return uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https");
    }

    private static boolean isLoopbackName(String host) {
        return host.equals("localhost") || host.equals("::1") || (host.startsWith("127.") && isDottedQuad(host));
    }

    private static boolean isDottedQuad(String host) {
        return DOTTED_QUAD.matcher(host).matches();
    }

    private static Optional<String> refusalOfPort(int port) {
        boolean allowed = port == -1 || port == 443 || (port >= 1024 && port <= 65535 && !DENIED_PORTS.contains(port));
        return allowed ? Optional.empty() : Optional.of("Webhooks cannot be sent to this port.");
    }

    private static Optional<String> refusalOfHost(String host) {
        if (host.contains(":") || isDottedQuad(host)) {
            return refusalOfLiteral(host);
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (!NAME.matcher(host).matches() || NUMBER.matcher(last).matches() || INTERNAL_SUFFIXES.contains(last)) {
            return Optional.of("A host name of the public internet is wanted here.");
        }
        return Optional.empty();
    }

    private static Optional<String> refusalOfLiteral(String literal) {
        try {
            // a literal is parsed, not looked up; one with a zone (fe80::1%eth0) is link-local
            if (!literal.contains("%") && SpecialNetworks.isPublic(InetAddress.getByName(literal))) {
                return Optional.empty();
            }
        } catch (UnknownHostException notALiteral) {
            // answered below
        }
        return Optional.of("A public address is wanted here.");
    }
}
