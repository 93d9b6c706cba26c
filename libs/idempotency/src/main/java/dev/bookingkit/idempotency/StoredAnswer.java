package dev.bookingkit.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first answer to a key. */
record StoredAnswer(
        byte[] fingerprint,
        int status,
        Map<String, String> headers,
        @Nullable String body) {

    Response replay(RequestKey asked) {
        if (!MessageDigest.isEqual(fingerprint, asked.fingerprint())) {
            throw new IdempotencyProblem.Conflict().exception();
        }
        Response.ResponseBuilder response = Response.status(status).header("Idempotent-Replayed", "true");
        headers.forEach(response::header);
        if (body != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).entity(body);
        }
        return response.build();
    }
}
