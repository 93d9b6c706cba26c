package dev.bookingkit.timer;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers what fired and when; does what the test has asked for, else it is done at once. */
abstract class RecordingHandler implements TimerHandler {

    record Fired(Timer timer, long nanoTime) {}

    private final String kind;
    private final List<Fired> fired = new CopyOnWriteArrayList<>();
    private final Map<UUID, Function<Timer, Uni<Outcome>>> wanted = new ConcurrentHashMap<>();

    RecordingHandler(String kind) {
        this.kind = kind;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Uni<Outcome> fire(Timer timer) {
        fired.add(new Fired(timer, System.nanoTime()));
        return wanted.getOrDefault(timer.subjectId(), any -> done()).apply(timer);
    }

    void on(UUID subject, Function<Timer, Uni<Outcome>> what) {
        wanted.put(subject, what);
    }

    List<Fired> fired(UUID subject) {
        return fired.stream()
                .filter(it -> it.timer().subjectId().equals(subject))
                .toList();
    }

    static Uni<Outcome> done() {
        return Uni.createFrom().item(new Outcome.Done());
    }
}
