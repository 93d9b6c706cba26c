package dev.bookingkit.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests of one player: noted in the ledger, and some of them sent once more in the end. */
final class Requests {

    private static final int MOST_REPEATED = 20;

    private final Client client;
    private final Ledger ledger;
    private final List<Sent> kept = new ArrayList<>();

    /** The same again must get the same answer. */
    private record Sent(String path, Object body, String key, Answer answer) {}

    Requests(Client client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    Ledger ledger() {
        return ledger;
    }

    /** @param again whether it is to be sent once more in the end */
    Answer post(String operation, String path, Map<String, Object> body, String key, boolean again)
            throws InterruptedException {
        Answer answer = client.post(path, body, key);
        ledger.done(operation, answer.status());
        if (answer.status() == 422 && answer.text().contains("idempotency-conflict")) {
            ledger.broken("P2", "POST " + path + " " + body + " under " + key + " answered " + answer.text());
        }
        if (again && answer.ok() && kept.size() < MOST_REPEATED) {
            kept.add(new Sent(path, body, key, answer));
        }
        return answer;
    }

    Answer delete(String operation, String path) throws InterruptedException {
        Answer answer = client.delete(path);
        ledger.done(operation, answer.status());
        return answer;
    }

    void repeat() throws InterruptedException {
        for (Sent sent : kept) {
            Answer again = client.post(sent.path(), sent.body(), sent.key());
            if (again.status() != sent.answer().status()
                    || !again.text().equals(sent.answer().text())) {
                ledger.broken(
                        "P2", sent.path() + " under " + sent.key() + " answered " + sent.answer() + ", then " + again);
            }
        }
    }

    void expect(boolean fine, String operation, Answer answer) {
        if (!fine && answer.status() < 500) {
            ledger.broken("P5", operation + " answered " + answer.status() + " " + answer.text());
        }
    }

    /** For somebody of its own, and with the key where it can be found. */
    static Map<String, Object> order(String type, String provider, String key) {
        Map<String, Object> order = new HashMap<>();
        order.put("eventTypeId", type);
        order.put("providerId", provider);
        order.put("customer", Map.of("name", "Player", "email", email(key)));
        order.put("metadata", Map.of("key", key));
        return order;
    }

    static String email(String key) {
        return key + "@example.org";
    }
}
