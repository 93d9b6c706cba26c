package dev.bookingkit.rush;

import dev.bookingkit.problem.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who want one thing, in the order in which they came. For one thread at a time. */
final class Line {

    private final int atATime;
    private final Set<Asking> waiting = new LinkedHashSet<>();
    private int running;
    private long steps;

    /** As in {@link Wish#atATime}. */
    Line(int atATime) {
        this.atATime = atATime;
    }

    /** Someone in the line, known by identity. */
    abstract static class Asking {

        private final Object terms;
        private long since;

        /** As in {@link Wish#terms}. */
        Asking(Object terms) {
            this.terms = terms;
        }

        /** It is its turn. */
        abstract void goAhead();

        /** It gets no turn: another one was refused what it wants. */
        abstract void hear(Problem refusal);
    }

    /** True where it is its turn at once. */
    boolean enter(Asking asking) {
        if (running < atATime) {
            begin(asking);
            return true;
        }
        asking.since = steps++;
        waiting.add(asking);
        return false;
    }

    /** After somebody's turn; whose it is now, if anyone's. */
    @Nullable
    Asking next() {
        running--;
        Iterator<Asking> first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        Asking next = first.next();
        first.remove();
        begin(next);
        return next;
    }

    private void begin(Asking asking) {
        running++;
        asking.since = steps++;
    }

    /** Takes those out of the line who want it on the same terms and were here before its turn began. */
    List<Asking> takeAlike(Asking refused) {
        List<Asking> alike = new ArrayList<>();
        Iterator<Asking> each = waiting.iterator();
        while (each.hasNext()) {
            Asking other = each.next();
            if (other.since > refused.since) {
                break;
            }
            if (other.terms.equals(refused.terms)) {
                each.remove();
                alike.add(other);
            }
        }
        return alike;
    }

    /** False where it does not wait any more. */
    boolean giveUp(Asking asking) {
        return waiting.remove(asking);
    }

    /** Whoever waits, waits for somebody's turn to end. */
    boolean isEmpty() {
        return running == 0;
    }
}
