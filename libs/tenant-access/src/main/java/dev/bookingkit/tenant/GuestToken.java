package dev.bookingkit.tenant;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to one booking, as text for a link: {@code gt_} and base64url of organization, booking, expiry and HMAC.
 *
 * <p>It needs no row in the database; who knows the secret can make and check it.
 */
public record GuestToken(UUID organizationId, UUID bookingId, Instant expiresAt) {

    private static final String PREFIX = "gt_";
    private static final int PAYLOAD_BYTES = 40;
    private static final int SIGNATURE_BYTES = 20;

    public static boolean looksLikeOne(String token) {
        return token.startsWith(PREFIX);
    }

    public String text(String secret) {
        byte[] payload = payload();
        byte[] token = Arrays.copyOf(payload, PAYLOAD_BYTES + SIGNATURE_BYTES);
        System.arraycopy(sign(secret, payload), 0, token, PAYLOAD_BYTES, SIGNATURE_BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The token, if it was made with this secret and has not expired. */
    public static Optional<GuestToken> parse(String text, String secret, Instant now) {
        return decode(text)
                .filter(bytes -> MessageDigest.isEqual(
                        Arrays.copyOfRange(bytes, PAYLOAD_BYTES, bytes.length),
                        sign(secret, Arrays.copyOf(bytes, PAYLOAD_BYTES))))
                .map(GuestToken::read)
                .filter(token -> token.expiresAt.isAfter(now));
    }

    private static Optional<byte[]> decode(String text) {
        if (!looksLikeOne(text)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length == PAYLOAD_BYTES + SIGNATURE_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static GuestToken read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new GuestToken(readUuid(buffer), readUuid(buffer), Instant.ofEpochSecond(buffer.getLong()));
    }

    private static UUID readUuid(ByteBuffer buffer) {
        long most = buffer.getLong();
        return new UUID(most, buffer.getLong());
    }

    private byte[] payload() {
        return ByteBuffer.allocate(PAYLOAD_BYTES)
                .putLong(organizationId.getMostSignificantBits())
                .putLong(organizationId.getLeastSignificantBits())
                .putLong(bookingId.getMostSignificantBits())
                .putLong(bookingId.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
    }

    private static byte[] sign(String secret, byte[] payload) {
        return Arrays.copyOf(Signatures.hmac("guest-token:" + secret, payload), SIGNATURE_BYTES);
    }
}
