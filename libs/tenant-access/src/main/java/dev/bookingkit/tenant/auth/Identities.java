package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.CurrentPrincipal;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A principal as Quarkus' security sees it: a name and its permissions. */
final class Identities {

    /** Made once: to read them from their names takes longer than all else here. */
    private static final Map<Permission, java.security.Permission> PERMISSIONS = permissions();

    private Identities() {}

    static SecurityIdentity of(Principal principal, RoutingContext request) {
        CurrentPrincipal.establish(request, principal);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal.actor()))
                .addPermissions(
                        principal.permissions().stream().map(PERMISSIONS::get).collect(Collectors.toSet()))
                .build();
    }

    /** {@code bookings:read} is the action {@code read} on {@code bookings}, as in {@code @PermissionsAllowed}. */
    private static Map<Permission, java.security.Permission> permissions() {
        Map<Permission, java.security.Permission> permissions = new EnumMap<>(Permission.class);
        for (Permission permission : Permission.values()) {
            String[] parts = permission.wireName().split(":", 2);
            permissions.put(permission, new StringPermission(parts[0], parts[1]));
        }
        return permissions;
    }
}
