package dev.bookingkit.apikey;

/** A new key together with its text, which is shown now or never. */
public record IssuedApiKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return key.toString();
    }
}
