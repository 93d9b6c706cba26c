package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.GuestToken;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.TenantConfig;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Recognises API keys (by their HMAC in the database) and guest tokens (by their signature). */
@Singleton
class KeyIdentityProvider implements IdentityProvider<KeyRequest> {

    private final Credentials credentials;
    private final KnownKeys known;
    private final SharedLooks looks;
    private final TenantConfig config;
    private final Clock clock;

    KeyIdentityProvider(Credentials credentials, KnownKeys known, SharedLooks looks, TenantConfig config, Clock clock) {
        this.credentials = credentials;
        this.known = known;
        this.looks = looks;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return principal(request.token())
                .onItem()
                .ifNull()
                .failWith(AuthenticationFailedException::new)
                .map(principal -> Identities.of(principal, HttpSecurityUtils.getRoutingContextAttribute(request)));
    }

    private Uni<? extends @Nullable Principal> principal(String token) {
        if (GuestToken.looksLikeOne(token)) {
            return Uni.createFrom()
                    .item(GuestToken.parse(token, config.guestTokenSecret(), clock.instant())
                            .map(GuestToken::principal)
                            .orElse(null));
        }
        byte[] hmac = ApiKeySecret.hmac(token, config.apiKeyPepper());
        return known.find(hmac, () -> looks.find(hmac, () -> look(hmac)));
    }

    private Uni<Principal.@Nullable ApiKey> look(byte[] hmac) {
        return credentials
                .find(hmac)
                .onItem()
                .ifNotNull()
                .transform(key -> new Principal.ApiKey(key.organizationId(), key.id(), permissions(key)));
    }

    private static java.util.Set<Permission> permissions(Credentials.Key key) {
        var permissions = Permission.known(key.scopes());
        permissions.retainAll(key.publishable() ? Permission.ofPublishableKeys() : Permission.ofSecretKeys());
        return permissions;
    }
}
