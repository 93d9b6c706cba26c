package dev.bookingkit.planted;

import dev.bookingkit.planted.http.PlantedResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;

/** Breaks the rules of ArchitectureTest, which must notice. */
@WithTransaction
public class PlantedUseCase {

    Uni<Void> breaksThem(PlantedResource resource, ReactiveMailer mailer) {
        return Panache.withTransaction(() -> Uni.createFrom().voidItem());
    }

    @WithTransaction
    Uni<Void> breaksItOnAMethod() {
        return Uni.createFrom().voidItem();
    }
}
