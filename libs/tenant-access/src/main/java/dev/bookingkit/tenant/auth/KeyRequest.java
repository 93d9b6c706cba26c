package dev.bookingkit.tenant.auth;

import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** An API key or a guest token that wants to be recognised. */
final class KeyRequest extends BaseAuthenticationRequest implements AuthenticationRequest {

    private final String token;

    KeyRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
