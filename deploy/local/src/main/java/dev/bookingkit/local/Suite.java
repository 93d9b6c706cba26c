package dev.bookingkit.local;

import dev.bookingkit.local.gateway.Gateway;
import dev.bookingkit.local.gateway.Routes;
import dev.bookingkit.schema.Topics;
import dev.bookingkit.stack.EmbeddedStack;
import dev.bookingkit.stack.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Everything that runs, started in order and stopped in the opposite one. */
final class Suite implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of(Topics.BOOKING_EVENTS, Topics.PAYMENT_EVENTS, Topics.AVAILABILITY_EVENTS);

    private final Console console;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean closed;

    Suite(Console console) {
        this.console = console;
    }

    /** Starts it all; on failure the caller closes what has been started. */
    Running start(Arguments arguments, Path data, Path repository, Consumer<String> onGivingUp) {
        long begin = System.nanoTime();
        Secrets secrets = Secrets.in(data);
        EmbeddedStack stack = stack(data, arguments.data() != null, secrets);
        onStop(stack::close);
        Routes routes = Routes.load();
        Map<String, List<URI>> addresses = addresses(routes, arguments.replicas());
        Gateway gateway = Gateway.start(routes, addresses, arguments.port(), Gateway.TIMEOUT);
        onStop(gateway::close);
        ServiceSettings settings = new ServiceSettings(stack, secrets, gateway.url());
        stack.stripe().addWebhookEndpoint(URI.create(gateway.url() + "/v1/stripe/webhook"));
        List<ServiceProcess> services = new ArrayList<>();
        addresses.forEach((service, urls) -> {
            for (int i = 0; i < urls.size(); i++) {
                String name = i == 0 ? service : service + "-" + (i + 1);
                services.add(new ServiceProcess(
                        name,
                        ServiceCommand.of(repository, service),
                        settings.of(service, urls.get(i)),
                        urls.get(i),
                        data.resolve(name + ".log"),
                        console,
                        onGivingUp));
            }
        });
        onStop(() -> inParallel(services, ServiceProcess::stop));
        inParallel(services, service -> {
            service.start();
            service.awaitReady();
            console.ready(service.name(), Duration.ofNanos(System.nanoTime() - begin));
        });
        console.ready("gateway", Duration.ofNanos(System.nanoTime() - begin));
        return new Running(gateway.url(), secrets, stack, addresses, data);
    }

    private static Map<String, List<URI>> addresses(Routes routes, Map<String, Integer> replicas) {
        Map<String, List<URI>> addresses = new TreeMap<>();
        for (String service : routes.services()) {
            addresses.put(
                    service,
                    IntStream.range(0, replicas.getOrDefault(service, 1))
                            .mapToObj(i -> URI.create("http://127.0.0.1:" + FreePort.find()))
                            .toList());
        }
        return addresses;
    }

    private EmbeddedStack stack(Path data, boolean keep, Secrets secrets) {
        return EmbeddedStack.builder()
                .dataDirectory(data)
                .kafkaInOwnProcess()
                .fsync(keep)
                .topics(TOPICS.toArray(String[]::new))
                .afterPostgres(database -> Bootstrap.run(database, secrets))
                .onReady((part, time) -> console.ready(part.name().toLowerCase(Locale.ROOT), time))
                .start();
    }

    private synchronized void onStop(Runnable stop) {
        if (closed) {
            stop.run();
            throw new Failure("stopped while starting");
        }
        stops.push(stop);
    }

    /** Stops what runs, the last started first. */
    @Override
    public void close() {
        List<Runnable> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(stops);
            stops.clear();
        }
        for (Runnable stop : all) {
            try {
                stop.run();
            } catch (RuntimeException e) {
                console.bad("while stopping: " + e.getMessage());
            }
        }
    }

    private static <T> void inParallel(List<T> items, Consumer<T> work) {
        CompletableFuture<?>[] running = items.stream()
                .map(item -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    Thread.ofVirtual().start(() -> {
                        try {
                            work.accept(item);
                            done.complete(null);
                        } catch (Throwable e) {
                            done.completeExceptionally(e);
                        }
                    });
                    return done;
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> first = new CompletableFuture<>();
        for (CompletableFuture<?> future : running) {
            future.whenComplete((done, failure) -> {
                if (failure != null) {
                    first.completeExceptionally(failure); // the first failure ends the wait for the others
                }
            });
        }
        CompletableFuture.allOf(running).thenRun(() -> first.complete(null));
        try {
            first.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : new Failure("" + e.getCause(), e);
        }
    }
}
