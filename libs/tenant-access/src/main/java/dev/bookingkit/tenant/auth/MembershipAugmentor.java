package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.Principal;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Makes the user behind a verified JWT a member of the organization that the request names. */
@Singleton
class MembershipAugmentor implements SecurityIdentityAugmentor {

    private static final String ORGANIZATION = "Booking-Organization";

    private final Credentials credentials;

    MembershipAugmentor(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        if (request == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return member(token.getSubject(), request.request().getHeader(ORGANIZATION))
                .map(member -> Identities.of(member, request));
    }

    private Uni<Principal.User> member(String subject, @Nullable String slug) {
        return credentials
                .find(subject, slug)
                .onItem()
                .ifNull()
                .failWith(() -> new ForbiddenException("not a member"))
                .map(membership -> new Principal.User(membership.organizationId(), subject, membership.role()));
    }
}
