package dev.bookingkit.planted;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;

/** Breaks every rule of the architecture test, to show that each can fail. It has no path, so it serves nothing. */
public final class PlantedFeature {

    @GET
    public Uni<Response> open() {
        return Panache.withTransaction(() -> Uni.createFrom().item(Response.ok().build()));
    }
}
