package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.GuestToken;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes API keys and guest tokens; a bearer token of another kind is left to OIDC. */
@Singleton
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String bearer = bearer(request);
        String link = request.queryParams().get("token");
        if (link != null && (bearer != null || !GuestToken.looksLikeOne(link))) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        String token = link == null ? bearer : link;
        if (token == null || !(ApiKeySecret.looksLikeOne(token) || GuestToken.looksLikeOne(token))) {
            return Uni.createFrom().nullItem();
        }
        return providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(new KeyRequest(token), request));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY * 2;
    }

    private static @Nullable String bearer(RoutingContext request) {
        String header = request.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
