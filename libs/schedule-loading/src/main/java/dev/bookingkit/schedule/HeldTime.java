package dev.bookingkit.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the hold of whoever shows its token, so that its time is not taken for them. */
@ApplicationScoped
public class HeldTime {

    private static final String OF_TOKEN = "select id from holds where token_hash = ?1";

    /** Nothing is left out where there is no such hold, or no token. */
    public Uni<Except> except(@Nullable HoldToken token) {
        if (token == null) {
            return Uni.createFrom().item(Except.NOTHING);
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_TOKEN, UUID.class)
                        .setParameter(1, token.hash())
                        .getSingleResultOrNull())
                .map(id -> id == null ? Except.NOTHING : Except.hold(id));
    }
}
