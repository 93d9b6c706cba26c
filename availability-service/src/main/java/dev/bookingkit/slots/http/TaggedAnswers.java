package dev.bookingkit.slots.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Answers with an ETag over the body, or with 304 when the client has that body already. */
@ApplicationScoped
class TaggedAnswers {

    private static final int TAG_BYTES = 15;

    private final ObjectMapper json;

    TaggedAnswers(ObjectMapper json) {
        this.json = json;
    }

    TaggedBody body(Object view) {
        byte[] body = write(view);
        return new TaggedBody(body, "\"" + hash(body) + "\"");
    }

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

    private byte[] write(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
