package dev.bookingkit.tenant.auth;

import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests with one API key that come at the same time look it up together, by its HMAC.
 *
 * <p>Who comes while the most looks are under way waits for the next, which begins after it came: it hears what was so while it was
 * asking, as if it had looked alone.
 */
@Singleton
class SharedLooks {

    /** For one key. */
    static final int AT_A_TIME = 2;

    private final Vertx vertx;
    private final Map<ByteBuffer, Looks> keys = new HashMap<>();

    SharedLooks(Vertx vertx) {
        this.vertx = vertx;
    }

    private record Asking(Context context, UniEmitter<? super Principal.@Nullable ApiKey> answer) {}

    private static final class Looks {

        private int running;
        private List<Asking> waiting = new ArrayList<>();
    }

    /**
     * Answers on the context on which it was asked.
     *
     * @param look the same for everyone who asks for this key
     */
    Uni<Principal.@Nullable ApiKey> find(byte[] hmac, Supplier<Uni<Principal.@Nullable ApiKey>> look) {
        ByteBuffer key = ByteBuffer.wrap(hmac);
        return Uni.createFrom().emitter(answer -> {
            Asking asking = new Asking(vertx.getOrCreateContext(), answer);
            if (begins(key, asking)) {
                look(key, List.of(asking), look);
            }
        });
    }

    private synchronized boolean begins(ByteBuffer key, Asking asking) {
        Looks looks = keys.computeIfAbsent(key, nobody -> new Looks());
        if (looks.running == AT_A_TIME) {
            looks.waiting.add(asking);
            return false;
        }
        looks.running++;
        return true;
    }

    /** After a look; those for whom another one is made. */
    private synchronized List<Asking> next(ByteBuffer key) {
        Looks looks = Objects.requireNonNull(keys.get(key));
        List<Asking> next = looks.waiting;
        looks.waiting = new ArrayList<>();
        if (next.isEmpty() && --looks.running == 0) {
            keys.remove(key);
        }
        return next;
    }

    private void look(ByteBuffer key, List<Asking> together, Supplier<Uni<Principal.@Nullable ApiKey>> look) {
        Uni.createFrom()
                .deferred(look::get)
                .onTermination()
                .invoke(() -> lookAgain(key, look))
                .subscribe()
                .with(
                        found -> together.forEach(it ->
                                it.context().runOnContext(now -> it.answer().complete(found))),
                        failure -> together.forEach(it ->
                                it.context().runOnContext(now -> it.answer().fail(failure))));
    }

    private void lookAgain(ByteBuffer key, Supplier<Uni<Principal.@Nullable ApiKey>> look) {
        List<Asking> next = next(key);
        if (!next.isEmpty()) {
            next.getFirst().context().runOnContext(now -> look(key, next, look));
        }
    }
}
