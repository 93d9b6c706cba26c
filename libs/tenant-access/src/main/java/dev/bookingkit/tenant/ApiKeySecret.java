package dev.bookingkit.tenant;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The secret text of an API key: made once, shown once, and stored as an HMAC only.
 *
 * <p>The text is {@code sk_} or {@code pk_} and 40 letters and digits (238 bits).
 */
public final class ApiKeySecret {

    /** What the key may be used for; the text's prefix shows it. */
    public enum Kind {
        SECRET("sk_"),
        PUBLISHABLE("pk_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 40;
    private static final int SHOWN = 11;

    private ApiKeySecret() {}

    public static String newSecret(Kind kind) {
        StringBuilder text = new StringBuilder(kind.prefix);
        new SecureRandom().ints(LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }

    /** What the database keeps instead of the text; {@code pepper} is the installation's own secret. */
    public static byte[] hmac(String secret, String pepper) {
        return Signatures.hmac("api-key:" + pepper, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The first characters, by which people tell their keys apart. */
    public static String prefix(String secret) {
        return secret.substring(0, SHOWN);
    }

    /** Whether a bearer token looks like one of our keys rather than a JWT. */
    public static boolean looksLikeOne(String token) {
        return token.startsWith(Kind.SECRET.prefix) || token.startsWith(Kind.PUBLISHABLE.prefix);
    }
}
