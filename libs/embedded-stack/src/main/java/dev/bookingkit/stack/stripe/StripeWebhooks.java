package dev.bookingkit.stack.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends events to the endpoints, each on its own thread, again and again until one answers 2xx. */
final class StripeWebhooks implements AutoCloseable {

    record Endpoint(URI url, String secret) {}

    private static final int TRIES = 60;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final Deque<ObjectNode> held = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StripeFaults faults;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private boolean holding;

    StripeWebhooks(StripeFaults faults) {
        this.faults = faults;
    }

    void add(URI url, String secret) {
        endpoints.add(new Endpoint(url, secret));
    }

    synchronized void hold() {
        holding = true;
    }

    void release() {
        List<ObjectNode> waiting;
        synchronized (this) {
            holding = false;
            waiting = List.copyOf(held);
            held.clear();
        }
        waiting.forEach(this::deliverInBackground);
    }

    private synchronized boolean keeps(ObjectNode event) {
        return holding && held.add(event);
    }

    void send(List<ObjectNode> events) {
        events.stream().filter(event -> !keeps(event)).forEach(this::deliverInBackground);
    }

    /** One attempt for each; those that fail go on in the background. */
    void sendNow(List<ObjectNode> events) {
        for (ObjectNode event : events) {
            if (!keeps(event)) {
                for (Endpoint endpoint : endpoints) {
                    if (!attempt(endpoint, event.toString())) {
                        threads.execute(() -> deliver(endpoint, event));
                    }
                }
            }
        }
    }

    private void deliverInBackground(ObjectNode event) {
        for (Endpoint endpoint : endpoints) {
            for (int copy = 0; copy < faults.webhookCopies(); copy++) {
                threads.execute(() -> deliver(endpoint, event));
            }
        }
    }

    private void deliver(Endpoint endpoint, ObjectNode event) {
        Duration pause = Duration.ofMillis(100);
        for (int attempt = 1; attempt <= TRIES && !Thread.currentThread().isInterrupted(); attempt++) {
            if (attempt(endpoint, event.toString())) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean attempt(Endpoint endpoint, String payload) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", StripeSignature.header(payload, endpoint.secret(), Instant.now()))
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
