package dev.bookingkit.apikey;

import dev.bookingkit.problem.CommonProblem.Forbidden;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.schema.ApiKeyKind;
import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import dev.bookingkit.tenant.TenantConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Makes a key, inside the current transaction. */
@ApplicationScoped
public class IssueApiKey {

    private final ApiKeys keys;
    private final TenantConfig secrets;
    private final Clock clock;

    IssueApiKey(ApiKeys keys, TenantConfig secrets, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Fails as {@code forbidden} where the key could do what {@code asking} may not. */
    public Uni<IssuedApiKey> issue(Principal asking, NewApiKey wanted) {
        refuse(asking, wanted);
        ApiKeySecret.Kind kind =
                wanted.kind() == ApiKeyKind.SECRET ? ApiKeySecret.Kind.SECRET : ApiKeySecret.Kind.PUBLISHABLE;
        String secret = ApiKeySecret.newSecret(kind);
        byte[] hmac = ApiKeySecret.hmac(secret, secrets.apiKeyPepper());
        return keys.insert(wanted, ApiKeySecret.prefix(secret), hmac, asking.actor())
                .map(key -> new IssuedApiKey(key, secret));
    }

    private void refuse(Principal asking, NewApiKey wanted) {
        Set<Permission> possible =
                wanted.kind() == ApiKeyKind.SECRET ? Permission.ofSecretKeys() : Permission.ofPublishableKeys();
        if (!possible.containsAll(wanted.scopes())) {
            throw InvalidRequest.at("/scopes", "a " + wanted.kind().wireName() + " key cannot have all of these")
                    .exception();
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw InvalidRequest.at("/expiresAt", "must be in the future").exception();
        }
        if (!asking.permissions().containsAll(wanted.scopes())) {
            throw new Forbidden("A key cannot be given scopes that its maker does not have.").exception();
        }
    }
}
