package dev.bookingkit.tenant;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to one booking, or to one attendee's seat in a session, as text for a link: {@code gt_} and base64url of
 * organization, booking, seat if any, expiry and HMAC.
 *
 * <p>It needs no row in the database; who knows the secret can make and check it.
 *
 * @param seatId null: the whole booking
 */
public record GuestToken(
        UUID organizationId, UUID bookingId, @Nullable UUID seatId, Instant expiresAt) {

    private static final String PREFIX = "gt_";
    private static final int SHORT_PAYLOAD = 40;
    private static final int PAYLOAD_WITH_SEAT = 56;

    public GuestToken(UUID organizationId, UUID bookingId, Instant expiresAt) {
        this(organizationId, bookingId, null, expiresAt);
    }

    public static boolean looksLikeOne(String token) {
        return token.startsWith(PREFIX);
    }

    /** Whom the token speaks for. */
    public Principal.Guest principal() {
        return new Principal.Guest(organizationId, bookingId, seatId);
    }

    public String text(String secret) {
        byte[] payload = payload();
        byte[] signature = sign(secret, payload);
        byte[] token = Arrays.copyOf(payload, payload.length + signature.length);
        System.arraycopy(signature, 0, token, payload.length, signature.length);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The token, if it was made with this secret and has not expired. */
    public static Optional<GuestToken> parse(String text, String secret, Instant now) {
        return decode(text)
                .filter(bytes -> isSigned(bytes, secret))
                .map(GuestToken::read)
                .filter(token -> token.expiresAt.isAfter(now));
    }

    private static Optional<byte[]> decode(String text) {
        if (!looksLikeOne(text)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return isWhole(bytes, SHORT_PAYLOAD) || isWhole(bytes, PAYLOAD_WITH_SEAT)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(byte[] bytes, int payload) {
        return bytes.length == payload + signatureBytes(payload);
    }

    private static int payloadBytes(byte[] token) {
        return isWhole(token, SHORT_PAYLOAD) ? SHORT_PAYLOAD : PAYLOAD_WITH_SEAT;
    }

    /** So many that the token is a multiple of three bytes: each bit of its text counts. */
    private static int signatureBytes(int payload) {
        return payload == SHORT_PAYLOAD ? 20 : 22;
    }

    private static boolean isSigned(byte[] token, String secret) {
        int payload = payloadBytes(token);
        return MessageDigest.isEqual(
                Arrays.copyOfRange(token, payload, token.length), sign(secret, Arrays.copyOf(token, payload)));
    }

    private static GuestToken read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID organization = readUuid(buffer);
        UUID booking = readUuid(buffer);
        UUID seat = payloadBytes(bytes) == PAYLOAD_WITH_SEAT ? readUuid(buffer) : null;
        return new GuestToken(organization, booking, seat, Instant.ofEpochSecond(buffer.getLong()));
    }

    private static UUID readUuid(ByteBuffer buffer) {
        long most = buffer.getLong();
        return new UUID(most, buffer.getLong());
    }

    private byte[] payload() {
        ByteBuffer buffer = ByteBuffer.allocate(seatId == null ? SHORT_PAYLOAD : PAYLOAD_WITH_SEAT);
        write(buffer, organizationId);
        write(buffer, bookingId);
        if (seatId != null) {
            write(buffer, seatId);
        }
        return buffer.putLong(expiresAt.getEpochSecond()).array();
    }

    private static void write(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static byte[] sign(String secret, byte[] payload) {
        return Arrays.copyOf(Signatures.hmac("guest-token:" + secret, payload), signatureBytes(payload.length));
    }
}
