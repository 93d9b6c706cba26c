package dev.bookingkit.check;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** One client that does this and that, and remembers what it was told. The seed and its number decide each of its operations. */
final class Player implements Runnable {

    private final String name;
    private final SplittableRandom random;
    private final IntPredicate goesOn;
    private final Requests requests;
    private final PlayBookings bookings;
    private final PlaySeats seats;
    private final PlaySeries series;

    /** @param goesOn asked before each operation, whether this one, from 0, is to be played */
    Player(Client client, World world, Ledger ledger, long seed, int number, IntPredicate goesOn) {
        this.name = "player-" + number;
        this.random = new SplittableRandom(seed * 1_000_003 + number);
        this.goesOn = goesOn;
        this.requests = new Requests(client, ledger);
        this.bookings = new PlayBookings(requests, world);
        this.seats = new PlaySeats(requests, world);
        this.series = new PlaySeries(requests, world);
    }

    @Override
    public void run() {
        try {
            for (int i = 0; goesOn.test(i); i++) {
                play(new Turn(name + "-" + i, random.split()));
            }
            requests.repeat();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            requests.ledger().broken("P10", name + " gave up: " + failure);
        }
    }

    /** Whoever has nothing yet that could be changed makes it instead. */
    private void play(Turn turn) throws InterruptedException {
        int dice = turn.random().nextInt(100);
        if (dice < 32) {
            bookings.place(turn);
        } else if (dice < 42) {
            bookings.hold(turn);
        } else if (dice < 56) {
            bookings.reschedule(turn);
        } else if (dice < 61) {
            bookings.act(turn, "confirm", Map.of(), "confirmed");
        } else if (dice < 64) {
            bookings.act(turn, "reject", Map.of("reason", "busy"), "rejected");
        } else if (dice < 74) {
            bookings.act(turn, "cancel", Map.of("reason", "ill"), "cancelled");
        } else if (dice < 80) {
            seats.book(turn);
        } else if (dice < 85) {
            seats.join(turn);
        } else if (dice < 91) {
            seats.leave(turn);
        } else if (dice < 94) {
            seats.accept(turn);
        } else if (dice < 98) {
            series.place(turn);
        } else {
            series.cancel(turn);
        }
    }
}
