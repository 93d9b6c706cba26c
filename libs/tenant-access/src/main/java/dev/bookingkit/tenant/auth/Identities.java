package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;

/** A principal as Quarkus' security sees it: a name and its permissions. */
final class Identities {

    private Identities() {}

    static SecurityIdentity of(Principal principal, RoutingContext request) {
        CurrentPrincipal.establish(request, principal);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal.actor()))
                .addPermissionsAsString(principal.permissions().stream()
                        .map(Permission::wireName)
                        .collect(Collectors.toSet()))
                .build();
    }
}
