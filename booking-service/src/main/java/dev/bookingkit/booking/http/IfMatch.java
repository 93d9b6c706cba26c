package dev.bookingkit.booking.http;

import dev.bookingkit.booking.ExpectedVersion;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match} (RFC 9110, 13.1.1): one ETag of ours, or {@code *}. */
public final class IfMatch {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

    private IfMatch() {}

    /** Fails as {@code invalid-request} for anything else. */
    public static ExpectedVersion of(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ExpectedVersion.ANY;
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw InvalidRequest.at("If-Match", "An ETag is wanted here, such as \"3\".")
                    .exception();
        }
        return new ExpectedVersion(Integer.valueOf(etag.group(1)));
    }
}
