package dev.bookingkit.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What only a hold's owner has: {@code ht_} and 256 random bits. The database keeps its SHA-256 alone. */
public record HoldToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("ht_[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    public static HoldToken create() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new HoldToken("ht_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Empty where the text cannot be a token. */
    public static Optional<HoldToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new HoldToken(text)) : Optional.empty();
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HoldToken";
    }
}
