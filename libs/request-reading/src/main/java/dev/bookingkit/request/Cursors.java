package dev.bookingkit.request;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keyset cursors: the sort values of a page's last row, signed for one list of one organization.
 *
 * <p>A cursor that was tampered with, or comes from another list or organization, is a 400.
 */
@Singleton
public final class Cursors {

    private static final int SIGNATURE_BYTES = 12;
    private static final String SEPARATOR = "\u001f";

    private final SecretKeySpec key;

    public Cursors(@ConfigProperty(name = "bookingkit.api-key-pepper") String secret) {
        this.key = new SecretKeySpec(("cursor:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The page of the first {@code limit} of {@code rows}, which were read with {@code limit + 1}. */
    public <R, T> Page<T> page(
            UUID organizationId,
            String list,
            int limit,
            List<R> rows,
            Function<R, T> view,
            Function<R, List<String>> sortValues) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String next = more ? encode(organizationId, list, sortValues.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    public String encode(UUID organizationId, String list, List<String> values) {
        byte[] payload = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(organizationId, list, payload);
        byte[] token = Arrays.copyOf(signature, SIGNATURE_BYTES + payload.length);
        System.arraycopy(payload, 0, token, SIGNATURE_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The sort values, or null for the first page. */
    public @Nullable List<String> decode(UUID organizationId, String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            byte[] token = Base64.getUrlDecoder().decode(cursor);
            byte[] payload = Arrays.copyOfRange(token, Math.min(SIGNATURE_BYTES, token.length), token.length);
            byte[] expected = Arrays.copyOf(sign(organizationId, list, payload), SIGNATURE_BYTES);
            if (MessageDigest.isEqual(expected, Arrays.copyOf(token, SIGNATURE_BYTES))) {
                return List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like any other cursor that is not ours
        }
        throw InvalidRequest.at("?cursor", "This cursor was not given out for this list.")
                .exception();
    }

    private byte[] sign(UUID organizationId, String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((organizationId + SEPARATOR + list + SEPARATOR).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
