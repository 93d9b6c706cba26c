package dev.bookingkit.outbox;

import dev.bookingkit.tenant.sql.BoundedPool;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs a relay for each topic that this service produces, each on a thread of its own. */
@ApplicationScoped
class Relays {

    private final Vertx vertx;
    private final Pool pool;
    private final BoundedPool database;
    private final RelayConfig config;
    private final String bootstrapServers;
    private final String service;
    private final List<Thread> threads = new ArrayList<>();

    Relays(
            Vertx vertx,
            Pool pool,
            BoundedPool database,
            RelayConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.vertx = vertx;
        this.pool = pool;
        this.database = database;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled() && pool.size() >= 0) { // asking creates the pool, and with it the connection's options
            config.topics().orElse(List.of()).forEach(this::start);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(3_000);
        }
    }

    private void start(String topic) {
        Relay relay = new Relay(
                topic,
                "/bookingkit/" + service,
                config,
                () -> RelayConnection.open(vertx, database.connectOptions()),
                () -> new EventProducer(bootstrapServers, service + "-relay-" + topic));
        threads.add(Thread.ofPlatform().daemon().name("relay-" + topic).start(relay));
    }
}
