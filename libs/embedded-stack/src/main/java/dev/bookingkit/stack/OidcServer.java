package dev.bookingkit.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** An OIDC issuer with discovery, JWKS and token endpoints, which also mints tokens directly, good and bad ones. */
public final class OidcServer implements AutoCloseable {

    /** The audience of every good token. */
    public static final String AUDIENCE = "bookingkit";

    private static final String ISSUER = "bookingkit";
    private static final long HOUR = 3600;

    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config());

    OidcServer(int port) {
        try {
            server.start(InetAddress.getByName("127.0.0.1"), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The issuer's URL, which is also Quarkus' {@code quarkus.oidc.auth-server-url}. */
    public String issuer() {
        return server.issuerUrl(ISSUER).toString();
    }

    /** The URL of the JSON Web Key Set. */
    public String jwks() {
        return server.jwksUrl(ISSUER).toString();
    }

    /** A token for one hour. */
    public String token(String subject) {
        return token(subject, Map.of());
    }

    /** A token for one hour with more claims. */
    public String token(String subject, Map<String, Object> claims) {
        return issue(ISSUER, subject, AUDIENCE, claims, HOUR);
    }

    /** Signed by another issuer of the same server. */
    public String tokenOfWrongIssuer(String subject) {
        return issue("other", subject, AUDIENCE, Map.of(), HOUR);
    }

    /** Meant for another audience. */
    public String tokenForWrongAudience(String subject) {
        return issue(ISSUER, subject, "other", Map.of(), HOUR);
    }

    /** Expired an hour ago. */
    public String expiredToken(String subject) {
        return issue(ISSUER, subject, AUDIENCE, Map.of(), -HOUR);
    }

    /** {@code alg: none}. */
    public String unsignedToken(String subject) {
        return new PlainJWT(claims(subject)).serialize();
    }

    /** HS256, with the issuer's public key as the secret. */
    public String tokenSignedWithThePublicKey(String subject) {
        try {
            String key =
                    server.getConfig().getTokenProvider().publicJwkSet(ISSUER).toString();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(subject));
            token.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims(String subject) {
        try {
            return SignedJWT.parse(token(subject)).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String issue(String issuer, String subject, String audience, Map<String, Object> claims, long seconds) {
        return server.issueToken(issuer, subject, audience, claims, seconds).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
