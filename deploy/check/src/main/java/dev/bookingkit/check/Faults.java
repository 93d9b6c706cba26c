package dev.bookingkit.check;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Kills and freezes one part after the other until it is interrupted; what it has frozen goes on. */
final class Faults implements Runnable {

    private static final List<String> SERVICES = List.of(
            "booking-service", "booking-service", "notifications-service", "availability-service", "payments-service");
    private static final List<Duration> FREEZES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));

    private final Processes processes;
    private final PrintStream out;
    private final SplittableRandom random;
    private final Duration between;
    private final List<String> injected = new ArrayList<>();

    Faults(Processes processes, PrintStream out, long seed, Duration between) {
        this.processes = processes;
        this.out = out;
        this.random = new SplittableRandom(seed);
        this.between = between;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(between.toMillis() / 2 + random.nextLong(between.toMillis()));
                inject(random.split());
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was done, in order. */
    synchronized List<String> injected() {
        return List.copyOf(injected);
    }

    /** @param random of this fault alone: how many processes there are to choose from does not decide the next one */
    private void inject(SplittableRandom random) throws InterruptedException {
        int kind = random.nextInt(6);
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        Duration time = FREEZES.get(random.nextInt(FREEZES.size()));
        switch (kind) {
            case 0, 1 -> kill(service, one(processes.replicas(service), random));
            case 2 -> freeze(service, one(processes.replicas(service), random), time);
            case 3 -> kill("a connection of PostgreSQL, and so PostgreSQL", one(processes.backends(), random));
            case 4 -> freeze("PostgreSQL", processes.postgres(), time);
            default -> {
                if (random.nextBoolean()) {
                    kill("Kafka", processes.kafka());
                } else {
                    freeze("Kafka", processes.kafka(), time);
                }
            }
        }
    }

    private List<ProcessHandle> one(List<ProcessHandle> processes, SplittableRandom random) {
        return processes.isEmpty() ? processes : List.of(processes.get(random.nextInt(processes.size())));
    }

    private void kill(String what, List<ProcessHandle> victims) {
        note("kill -9 " + what);
        Processes.signal("KILL", victims);
    }

    private void freeze(String what, List<ProcessHandle> victims, Duration time) throws InterruptedException {
        note("freeze " + what + " for " + time.toSeconds() + " s");
        Processes.signal("STOP", victims);
        try {
            Thread.sleep(time.toMillis());
        } finally {
            Processes.signal("CONT", victims);
        }
    }

    private synchronized void note(String what) {
        injected.add(what);
        out.println("  " + what);
    }
}
