package dev.bookingkit.apikey.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bookingkit.apikey.ApiKey;

/** A key, and once its text. */
record IssuedApiKeyView(@JsonUnwrapped ApiKey details, String key) {

    @Override
    public String toString() {
        return details.toString();
    }
}
