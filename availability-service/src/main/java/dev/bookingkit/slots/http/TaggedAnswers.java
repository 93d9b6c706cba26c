package dev.bookingkit.slots.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** Answers with an ETag over the body, or with 304 when the client has that body already. */
@ApplicationScoped
class TaggedAnswers {

    private final ObjectMapper json;

    TaggedAnswers(ObjectMapper json) {
        this.json = json;
    }

    TaggedBody body(Object view) {
        byte[] body = write(view);
        return new TaggedBody(body, tag(body));
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

    /** For telling bodies apart, not for keeping secrets: two checksums that the processor computes, and the length. */
    private static String tag(byte[] body) {
        return "\"" + hex(new CRC32C(), body) + hex(new CRC32(), body) + "-" + body.length + "\"";
    }

    private static String hex(Checksum checksum, byte[] body) {
        checksum.update(body);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
