package dev.bookingkit.slots.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Answers with an ETag over the body, or with 304 when the client has that body already. */
final class TaggedAnswers {

    private TaggedAnswers() {}

    /** {@code ifNoneMatch} is the header of RFC 9110, section 13.1.2. */
    static Response answer(TaggedBody ready, @Nullable String ifNoneMatch) {
        Response.ResponseBuilder answer = matches(ifNoneMatch, ready.tag())
                ? Response.notModified()
                : Response.ok(ready.body(), MediaType.APPLICATION_JSON_TYPE);
        return answer.header("ETag", ready.tag())
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .map(it -> it.startsWith("W/") ? it.substring(2) : it)
                        .anyMatch(it -> it.equals("*") || it.equals(tag));
    }
}
