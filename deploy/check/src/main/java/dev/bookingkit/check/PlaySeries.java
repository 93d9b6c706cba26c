package dev.bookingkit.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.check.Ledger.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Books series and calls them off. */
final class PlaySeries {

    private static final String PATH = "/v1/recurring-series";

    private final Requests requests;
    private final Ledger ledger;
    private final World world;
    private final List<String> mine = new ArrayList<>();

    PlaySeries(Requests requests, World world) {
        this.requests = requests;
        this.ledger = requests.ledger();
        this.world = world;
    }

    void place(Turn turn) throws InterruptedException {
        String key = turn.key();
        int count = 2 + turn.random().nextInt(4);
        boolean skip = turn.oneOf(2);
        Map<String, Object> order = Requests.order(world.eventTypes().getFirst(), turn.any(world.providers()), key);
        order.put("start", world.start(turn.random()).toString());
        order.put("frequency", "weekly");
        order.put("count", count);
        order.put("onConflict", skip ? "skip" : "fail");
        Answer answer = requests.post("series", PATH, order, key, turn.oneOf(5));
        if (!answer.created()) {
            ledger.refused(key);
            requests.expect(answer.lost(), "series", answer);
            return;
        }
        ledger.acknowledged(key, new Made("series", answer.id()));
        mine.add(answer.id());
        learn(answer);
        List<JsonNode> booked = booked(answer);
        boolean whole = answer.body().get("occurrences").size() == count && (skip || booked.size() == count);
        requests.expect(whole && !booked.isEmpty(), "a series of " + count, answer);
    }

    void cancel(Turn turn) throws InterruptedException {
        if (mine.isEmpty()) {
            place(turn);
            return;
        }
        String series = turn.any(mine);
        Answer answer =
                requests.post("cancel series", PATH + "/" + series + "/cancel", Map.of(), turn.key(), turn.oneOf(5));
        requests.expect(answer.ok(), "cancel series", answer);
        if (answer.ok()) {
            mine.remove(series);
            learn(answer);
            boolean all = booked(answer).stream()
                    .allMatch(booking -> booking.get("status").asText().equals("cancelled"));
            requests.expect(all, "cancel series", answer);
        }
    }

    /** What it says of the series and of each of its bookings. */
    private void learn(Answer answer) {
        List<JsonNode> booked = booked(answer);
        booked.forEach(ledger::known);
        String state = answer.body().get("cancelledFrom").isNull() ? "open" : "cancelled";
        ledger.known(
                answer.id(),
                state + ", bookings: "
                        + booked.stream()
                                .map(booking -> booking.get("id").asText())
                                .sorted()
                                .collect(Collectors.joining(" ")));
    }

    private static List<JsonNode> booked(Answer answer) {
        return StreamSupport.stream(answer.body().get("occurrences").spliterator(), false)
                .map(occurrence -> occurrence.get("booking"))
                .filter(booking -> !booking.isNull())
                .toList();
    }
}
