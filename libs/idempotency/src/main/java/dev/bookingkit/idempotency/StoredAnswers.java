package dev.bookingkit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table {@code idempotency_keys}, inside the transaction of the request. */
@ApplicationScoped
class StoredAnswers {

    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag", "Cache-Control");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String TAKE = "select taken, request_hash, response_status, response_headers, response_body"
            + " from take_idempotency_key($1, $2)";

    /** Over an expired one: any other would have been found. */
    private static final String STORE = """
            insert into idempotency_keys (principal, key, request_hash, response_status, response_headers, response_body,
                                          about, expires_at)
            values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6, cast(nullif($7, '') as uuid),
                    now() + interval '24 hours')
            on conflict (organization_id, service, principal, key) do update
              set request_hash = excluded.request_hash, response_status = excluded.response_status,
                  response_headers = excluded.response_headers, response_body = excluded.response_body,
                  about = excluded.about, expires_at = excluded.expires_at
            """;

    private final ObjectMapper json;
    private final ObjectWriter ordered;

    StoredAnswers(ObjectMapper json) {
        this.json = json;
        this.ordered = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** The order of a body's names does not matter, here as in JSON. */
    byte[] fingerprint(String address, @Nullable Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(ordered.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The first answer to the key, null if there is none. Holds the key until the transaction ends; fails at once if another
     * transaction holds it.
     */
    Uni<@Nullable StoredAnswer> take(RequestKey asked) {
        return PlainSql.rows(TAKE, asked.principal(), asked.key())
                .map(List::getFirst)
                .map(this::answer);
    }

    private @Nullable StoredAnswer answer(@Nullable Object[] row) {
        if (!Boolean.TRUE.equals(row[0])) {
            throw new IdempotencyProblem.InFlight().exception();
        }
        return row[1] instanceof Buffer fingerprint
                ? new StoredAnswer(fingerprint.getBytes(), (Integer) row[2], headers((String) row[3]), (String) row[4])
                : null;
    }

    /** Once per key. */
    Uni<Void> store(RequestKey asked, Response response) {
        String body = response.hasEntity() ? write(response.getEntity()) : null;
        return PlainSql.rows(
                        STORE,
                        asked.principal(),
                        asked.key(),
                        Buffer.buffer(asked.fingerprint()),
                        response.getStatus(),
                        write(kept(response)),
                        body,
                        body == null ? "" : subjectOf(body))
                .replaceWithVoid();
    }

    /** Whose it is, by which whoever erases personal data finds it: an attendee's seat, else its own id; empty where it has none. */
    private String subjectOf(String body) {
        try {
            JsonNode answer = json.readTree(body);
            String id = answer.path("seatId").asText(answer.path("id").asText());
            return UUID_TEXT.matcher(id).matches() ? id : "";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> kept(Response response) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = response.getHeaderString(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> headers(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
