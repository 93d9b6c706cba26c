package dev.bookingkit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
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

    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SWEPT_AT_ONCE = 20;

    /** Any other would have been found under the lock. */
    private static final String OVER_AN_EXPIRED_ONE =
            " on conflict (organization_id, service, principal, key) do update set request_hash = excluded.request_hash,"
                    + " response_status = excluded.response_status, response_headers = excluded.response_headers,"
                    + " response_body = excluded.response_body, about = excluded.about, expires_at = excluded.expires_at";

    private final ObjectMapper json;

    StoredAnswers(ObjectMapper json) {
        this.json = json;
    }

    byte[] fingerprint(String address, @Nullable Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(json.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Holds the key until the transaction ends; fails at once if another transaction holds it. */
    Uni<Void> lock(RequestKey asked) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtextextended(current_setting('app.organization_id')"
                                        + " || current_user || ?1 || chr(31) || ?2, 1))",
                                Boolean.class)
                        .setParameter(1, asked.principal())
                        .setParameter(2, asked.key())
                        .getSingleResult())
                .invoke(locked -> {
                    if (!locked) {
                        throw new IdempotencyProblem.InFlight().exception();
                    }
                })
                .replaceWithVoid();
    }

    Uni<@Nullable StoredAnswer> find(RequestKey asked) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select request_hash, response_status, response_headers::text, response_body"
                                        + " from idempotency_keys where principal = ?1 and key = ?2 and expires_at > now()",
                                Object[].class)
                        .setParameter(1, asked.principal())
                        .setParameter(2, asked.key())
                        .getSingleResultOrNull())
                .map(row -> row == null
                        ? null
                        : new StoredAnswer(
                                (byte[]) row[0], ((Number) row[1]).intValue(), headers((String) row[2]), (String)
                                        row[3]));
    }

    /** Stores the answer, and sweeps a few keys whose time is over. */
    Uni<Void> store(RequestKey asked, Response response) {
        String body = response.hasEntity() ? write(response.getEntity()) : null;
        return Panache.getSession()
                .call(session -> session.createNativeQuery("delete from idempotency_keys where id in (select id from"
                                + " idempotency_keys where expires_at <= now() limit " + SWEPT_AT_ONCE
                                + " for update skip locked)")
                        .executeUpdate())
                .chain(session -> session.createNativeQuery(
                                "insert into idempotency_keys (principal, key, request_hash, response_status,"
                                        + " response_headers, response_body, about, expires_at)"
                                        + " values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb), ?6,"
                                        + " cast(nullif(cast(?7 as text), '') as uuid), now() + interval '24 hours')"
                                        + OVER_AN_EXPIRED_ONE)
                        .setParameter(1, asked.principal())
                        .setParameter(2, asked.key())
                        .setParameter(3, asked.fingerprint())
                        .setParameter(4, response.getStatus())
                        .setParameter(5, write(kept(response)))
                        .setParameter(6, body)
                        .setParameter(7, body == null ? "" : subjectOf(body))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The answer's own id, by which whoever erases personal data finds it; empty where it has none. */
    private String subjectOf(String body) {
        try {
            String id = json.readTree(body).path("id").asText();
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
