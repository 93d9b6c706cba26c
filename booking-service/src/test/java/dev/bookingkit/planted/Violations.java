package dev.bookingkit.planted;

import dev.bookingkit.planted.http.OpenResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Breaks each rule of the architecture test once, so that each is seen to fail. */
class Violations {

    private final OpenResource http = new OpenResource();

    Uni<Instant> transaction() {
        return Panache.withTransaction(() -> Uni.createFrom().item(Instant.now()));
    }

    String callsHttp() {
        return http.anyone();
    }
}
