package dev.bookingkit.bench;

import dev.bookingkit.bench.load.Latencies;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How long after a booking its event is on the topic and its mail in the mailbox, on an idle suite. */
final class Delays implements Group {

    private static final int WARM_UP = 50;
    private static final int SAMPLES = 200;
    private static final long MAIL_PATIENCE_NANOS = 30_000_000_000L;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of())) {
            return measure(suite);
        }
    }

    private static List<Figure> measure(Suite suite) throws Exception {
        Calendar calendar = Calendar.open(suite, "idle");
        List<String> starts = calendar.starts(WARM_UP + SAMPLES);
        Latencies events = new Latencies();
        Latencies mails = new Latencies();
        try (Topic topic = new Topic(suite.kafka())) {
            for (int i = 0; i < starts.size(); i++) {
                clearMailbox(suite);
                String booking = suite.create("/v1/bookings", calendar.booking(starts.get(i), "idle" + i))
                        .get("id")
                        .asText();
                long committed = System.nanoTime();
                long event = topic.delayOf(booking);
                long mail = awaitMail(suite, "idle" + i + "@example.org") - committed;
                if (i >= WARM_UP) {
                    events.add(event);
                    mails.add(mail);
                }
            }
        }
        return List.of(
                Figure.p99("commit → event on the topic, idle", events, Goal.atMost(100)),
                Figure.p99("answer → mail in the mailbox, idle", mails, Goal.atMost(1_000)));
    }

    private static void clearMailbox(Suite suite) throws IOException, InterruptedException {
        HTTP.send(HttpRequest.newBuilder(suite.mailbox()).DELETE().build(), BodyHandlers.discarding());
    }

    private static long awaitMail(Suite suite, String recipient) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + MAIL_PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            String mails = HTTP.send(
                            HttpRequest.newBuilder(suite.mailbox()).GET().build(), BodyHandlers.ofString())
                    .body();
            if (mails.contains(recipient)) {
                return System.nanoTime();
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("no mail to " + recipient + " within 30 s");
    }
}
