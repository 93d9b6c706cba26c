package dev.bookingkit.problem.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the trace id out of a W3C {@code traceparent} header. */
final class TraceIds {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private TraceIds() {}

    static @Nullable String of(@Nullable String traceparent) {
        if (traceparent == null) {
            return null;
        }
        var matcher = TRACEPARENT.matcher(traceparent);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
