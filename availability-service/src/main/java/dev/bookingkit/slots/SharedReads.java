package dev.bookingkit.slots;

import dev.bookingkit.schedule.offer.LoadedOffer;
import dev.bookingkit.schedule.offer.Offers;
import dev.bookingkit.schedule.offer.Offers.Question;
import dev.bookingkit.tenant.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets what is asked of one organization at the same time be read in one transaction: where nothing is under way a question does not
 * wait, and those that come meanwhile go together. Who asks is told of a moment after the question, as if it had been asked alone.
 */
@ApplicationScoped
class SharedReads {

    private static final Logger LOG = Logger.getLogger(SharedReads.class);
    private static final String ACTOR = "system:availability-service";

    /** Transactions of one organization. */
    private static final int AT_A_TIME = 2;

    /** Questions in one transaction. */
    private static final int TOGETHER = 64;

    /** For what takes some milliseconds; then each is asked alone. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final Offers offers;
    private final Map<UUID, Line> lines = new HashMap<>();

    SharedReads(Transactions transactions, Offers offers) {
        this.transactions = transactions;
        this.offers = offers;
    }

    private record Waiting(Question question, UniEmitter<? super Optional<LoadedOffer>> answer) {}

    private static final class Line {

        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int running;
    }

    /** Empty where it is to be asked alone. Answers on any context. */
    Uni<Optional<LoadedOffer>> read(UUID organizationId, Question question) {
        return Uni.createFrom().emitter(answer -> {
            join(organizationId, new Waiting(question, answer));
            readNext(organizationId);
        });
    }

    private synchronized void join(UUID organizationId, Waiting asking) {
        lines.computeIfAbsent(organizationId, id -> new Line()).waiting.add(asking);
    }

    /** Those whose turn it is, if it is anyone's. */
    private synchronized List<Waiting> take(UUID organizationId) {
        List<Waiting> turn = new ArrayList<>();
        Line line = lines.get(organizationId);
        if (line != null && line.running < AT_A_TIME && !line.waiting.isEmpty()) {
            line.running++;
            while (turn.size() < TOGETHER && !line.waiting.isEmpty()) {
                turn.add(line.waiting.remove());
            }
        }
        return turn;
    }

    private synchronized void leave(UUID organizationId) {
        lines.computeIfPresent(
                organizationId, (id, line) -> --line.running == 0 && line.waiting.isEmpty() ? null : line);
    }

    private void readNext(UUID organizationId) {
        List<Waiting> turn = take(organizationId);
        if (turn.isEmpty()) {
            return;
        }
        List<Question> questions = turn.stream().map(Waiting::question).toList();
        transactions
                .inBackground(
                        () -> transactions.forOrganization(organizationId, ACTOR, () -> offers.loadTogether(questions)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "%d questions are asked one by one", turn.size()))
                .onFailure()
                .recoverWithItem(Collections.nCopies(turn.size(), Optional.empty()))
                .onTermination()
                .invoke(() -> {
                    leave(organizationId);
                    readNext(organizationId);
                })
                .subscribe()
                .with(found -> {
                    for (int i = 0; i < turn.size(); i++) {
                        turn.get(i).answer().complete(found.get(i));
                    }
                });
    }
}
