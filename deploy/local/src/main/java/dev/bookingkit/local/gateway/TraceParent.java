package dev.bookingkit.local.gateway;

import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C header that names a request everywhere; a request without a valid one gets one. */
final class TraceParent {

    private static final String NAME = "traceparent";
    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceParent() {}

    static void ensure(MultiMap headers) {
        String given = headers.get(NAME);
        if (given == null || !VALID.matcher(given).matches()) {
            byte[] bytes = new byte[24];
            ThreadLocalRandom.current().nextBytes(bytes);
            HexFormat hex = HexFormat.of();
            headers.set(NAME, "00-" + hex.formatHex(bytes, 0, 16) + "-" + hex.formatHex(bytes, 16, 24) + "-01");
            headers.remove("tracestate");
        }
    }

    /** The trace id of headers that went through {@link #ensure}. */
    static @Nullable String id(MultiMap headers) {
        String value = headers.get(NAME);
        return value == null || !VALID.matcher(value).matches() ? null : value.substring(3, 35);
    }
}
