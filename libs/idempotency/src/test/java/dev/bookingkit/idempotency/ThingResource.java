package dev.bookingkit.idempotency;

import dev.bookingkit.tenant.Permission;
import dev.bookingkit.tenant.Principal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Makes things: rows of the outbox, so that a test can count effects. */
@Path("/things")
@PermitAll
public class ThingResource {

    static final UUID ORGANIZATION = UUID.fromString("00000000-0000-0000-0000-000000000001");

    /** What the work waits for, once it has had its effect. */
    static final AtomicReference<CompletableFuture<Void>> GATE =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    private final Idempotency idempotency;

    ThingResource(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    public record NewThing(String name, List<String> tags) {}

    public record Thing(UUID id, String name, List<String> tags) {}

    @POST
    public Uni<Response> make(NewThing body, @HeaderParam("X-Principal") UUID key) {
        return idempotency.once(principal(key), body, () -> insert(body));
    }

    @POST
    @Path("others")
    public Uni<Response> makeOther(NewThing body, @HeaderParam("X-Principal") UUID key) {
        return idempotency.once(principal(key), body, () -> insert(body));
    }

    @POST
    @Path("slow")
    public Uni<Response> makeSlowly(NewThing body, @HeaderParam("X-Principal") UUID key) {
        return idempotency.once(
                principal(key), body, () -> insert(body).call(() -> waitFor(Objects.requireNonNull(GATE.get()))));
    }

    @POST
    @Path("failing")
    public Uni<Response> fail(NewThing body, @HeaderParam("X-Principal") UUID key) {
        return idempotency.once(
                principal(key),
                body,
                () -> insert(body).invoke(() -> {
                    if (Objects.requireNonNull(GATE.get()).isCompletedExceptionally()) {
                        throw new IllegalStateException("planned by the test");
                    }
                }));
    }

    @POST
    @Path("nothing")
    public Uni<Response> answerNothing(@HeaderParam("X-Principal") UUID key) {
        return idempotency.once(
                principal(key),
                null,
                () -> insert(new NewThing("nothing", List.of()))
                        .replaceWith(() -> Response.noContent().build()));
    }

    private static Principal principal(UUID key) {
        return new Principal.ApiKey(ORGANIZATION, key, Set.<Permission>of());
    }

    private static Uni<Response> insert(NewThing body) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into outbox (topic, aggregatetype, aggregateid, type, payload)"
                                        + " values ('things', 'thing', ?1, 'thing.made', '{}') returning id",
                                UUID.class)
                        .setParameter(1, body.name())
                        .getSingleResult())
                .map(id -> Response.status(201)
                        .header("Location", "/things/" + id)
                        .header("ETag", "\"1\"")
                        .entity(new Thing(id, body.name(), body.tags()))
                        .build());
    }

    /** By asking the database, so that everything stays on its context. */
    private static Uni<Void> waitFor(CompletableFuture<Void> gate) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select 1 from pg_sleep(0.01)", Integer.class)
                        .getSingleResult())
                .chain(any -> gate.isDone() ? Uni.createFrom().voidItem() : waitFor(gate));
    }
}
